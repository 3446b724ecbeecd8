/** Which words of a question carry it: words of asking are dropped, one particle or ending is taken off each of the others. */

const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

/** Words that ask, and say nothing of what about. */
const ASKING = words(`
어떻게 어떡해 어떡하 어떡하죠 어떻하 어케 어찌 어찌하 어디 어디서 어디로 어디에 어디에서 어디다 어딨어 어딨나 언제 언제부터 언제까지 누가 누구 누구한테 누구에게 뭐 뭐가 뭐를 뭘 뭐예 뭐에 뭔가 뭔지 뭔데 뭐야 뭐임 뭐하는 뭐뭐 머 머가 머예 머에 머임 멀 무슨 무엇 무엇이 무엇을 무엇인가 무엇입니까
왜 어느 어떤 어떠한 어떤게 얼마 얼마나 얼마예 얼마에 얼만가 얼만지 얼마인가 얼마죠 얼마임 얼마야 몇 몇시 며칠 몇살
하나 하나요 하나여 하는지 하는가 하는가요 하는건가요 하는건지 하는거 하는데 하는법 하는 하면 하려면 하려고 하려는데 할려면 할라면 할려고 할려는데 할래 할래요 할때 할 할수 할수있나 해도 해야 해야돼 해야되 해야하 해야하나 해야하나요 해야 해요 해여 해줘 해줘요 해주세요 해주나 해주나요 해주는 해주 한다 한다고 한데 한대 했는데 했어요 했더니 하고 하고싶어 하고싶은데 하니 합니까 합니다 하죠 하지 하기 함 하라고 하라는데 하세요
되나 되나요 되나여 되요 돼요 되여 돼여 되는지 되는가 되는거 되는 되면 되려면 될까 될까요 됩니까 됩니다 되죠 된다 된다고 된다는데 됐는데 돼 되 대나 대나여 대나요 대여 안되 안돼 안되나요 안되나 안되여 안되요 안돼요
있나 있나요 있나여 있어 있어요 있어여 있을까 있을까요 있는지 있는가 있는 있는데 있습니까 있습니다 있음 있죠 있으면 있다 있다고 있다는데 잇나 잇나여 잇어 잇어요 잇는지 잇는데 없나 없나요 없어 없어요 없는지 없는데 없습니까 없다고 없나여
인가 인가요 인지 인데 이에요 예요 에요 입니까 입니다 이죠 이란 이란게 란 이라고 이라는데 라는데 라고
알려 알려줘 알려줘요 알려주세요 알려주 알려 알고 알고싶어 알고싶습니다 알고싶어요 싶어 싶어요 싶은데 싶은데요 싶습니다 싶다 싶음 알수 알 궁금 궁금해 궁금해요 궁금한데 궁금합니다 궁금한데요 문의 문의드려요 문의드립니다 문의합니다 질문 물어 물어볼 여쭤 여쭙니다 가르쳐 가르쳐줘 가르쳐주세요 말해줘 설명 설명해줘 설명해주세요
좀 제발 혹시 그냥 그런데 근데 그럼 그러면 그래서 그리고 그게 그거 이거 이게 저거 저게 이런 그런 저런 제가 저는 저희 저 나는 내가 나 우리 너무 정말 진짜 많이 다 더 또 꼭 빨리 바로 지금 요즘 이제 아직 거 것 건 게 걸 수 때 데 곳 곳이 분 안 못 잘 막 쫌
안녕하세요 안녕 감사합니다 감사 고맙습니다 수고 수고하세요 수고하십니다 부탁 부탁드려요 부탁드립니다 부탁합니다 네 예 아니 아니요
대해 대해서 대한 관해 관한 관련 관련해서 관련된 따른 위한 위해 위해서 통해 경우 때문 때문에 대하여 관하여
주나 주나요 주나여 주는지 주는 줘 줘요 줘여 주세요 준다는데 준다고 주는데 줄 받나 받나요 가나 가나요 가요 가면 가야 가는 가려면 가도 오나 오나요 와요 와 봐 봐요 봐도 보나요 보려면 볼 볼수 볼수있나 나요 나여 나오나요 나와 나와요
맞나 맞나요 맞아요 맞습니까 맞죠 같은 같은데 같아요 같아여 같은데요 필요 필요해 필요해요 필요한 필요한가 필요한가요 필요한지 필요해여 뭐필요 머필요 가능 가능한가 가능한가요 가능한지 가능해 가능해요 가능합니까 가능여부
갔어 갔어요 갔는데 갔다 갔더니 왔어 왔어요 왔는데 왔다 왔더니 봤어요 봤는데 났는데 났어요 났다 나는데 난다 내나 내나요 내야 내는 내요 내줘 내줘요 내주나 내주나요 내도 내면 놔 놔줘 놔주세요 있어야 있을 없을 될 된 됐다 받고 받는 받아 받아요 받으려면 받을 쓰는 쓰나 쓰나요 써요 쓰려면 쓸 말해야 말해 달라고 달라 가서 와서 나서 한번 한번에 같이 오래 중인 중에 제 내 알게 뭐라고 싶고 보고 두고 언제쯤 얼마쯤 어느정도 이렇게 그렇게 저렇게 이상 이하 여기 거기 저기 이쪽 그쪽 다시 자주 먼저 계속 따로 모두 전부 그대로 원래 아까 오늘 어제 내일 이번 저번 지난 다음
`);
/** The same in English. Syllables of Vietnamese are among them, since nobody tells them by their marks: thẻ, ăn, đỗ, cần, tờ, in, mẹ. */
const ENGLISH = words('the a an is are do does can how what where when who which to of in for my i me get please about there it and or');

/** Particles and endings that hang on a word, the longest first. */
const ENDINGS = [
  ...words(`
은 는 이 가 을 를 의 에 에서 에게 한테 께 으로 로 와 과 랑 이랑 하고 도 만 까지 부터 처럼 보다 마다 밖에 이나 나 라도 이라도 요 이요 에는 에도 에서는 에서도 에서의 으로는 로는 로도 으로도 으로부터 로부터 한테서 한테는 한테도 에게서 께서 이든 든 이라는 라는 이란 란 인데 인데요 이고 이며 이면 이라서 라서 이지만 까지는 까지만 부터는 에다 에다가 들 들이 들은 들을 들의 들도 들에게 들한테 씩 쯤 정도 끼리 같은 같이 대로 조차 마저 치고 이야 야 이여 여 루 으루
인가 인가요 인지 인지요 입니까 입니다 이에요 예요 에요 이예요 이죠 이지 임 인 일 이었는데 였는데
하다 하는 하면 하고 하려면 하려고 하려는데 할려면 할라면 할려고 할려는데 할라고 할라는데 할래는데 할 한 한지 한데 한다 한다고 한다는데 한대 해 해요 해여 해서 해도 해야 해야되 해야돼 해야하 해줘 해줘요 해주나 해주나요 해주는 해주세요 해준 해준다 했는데 했어요 했더니 했다 했다고 하나 하나요 하나여 하는지 하는데 하는법 하는곳 하는거 하니 하니까 합니까 합니다 하죠 하지 하기 하게 하여 하실 하신 하시 하며 하던 하던데 함 할수 할수있나 할수있나요 할때 할까 할까요
되나 되나요 되나여 되는 되는지 되면 되요 돼요 되여 돼여 되 돼 된 된지 될 됐는데 됐어요 됐나 되었는데 되었나 되어 되는데 됩니까 됩니다 되려면 되게 되고 되서 돼서
받나 받나요 받는 받으려면 받을 받고 받는데 받아요 받아여
시키 시키는 시키면 당했는데 당했어요 당하면 당한
있나 있나요 있어 있어요 있는 없나 없어요 없는
으려면 려면 려고 으려고 려는데 으려는데 라면 을려면 을라면 을려고 을라는데 으면 면 으니까 니까 으니 는데 은데 는데요 은데요 던데 나요 나여 은가요 은지 는지 는가 는가요 을까 을까요 을까여 을게 을래 을수 을 던 어요 아요 어여 아여 여요 었어요 았어요 었는데 았는데 었다 았다 었더니 았더니 었나 았나 습니다 습니까 지요 지 죠 고 고요 게 게요 도록 어서 아서 어도 아도 어야 아야 어 아 자 다 다고 다는데 기 음 더라 네요 네 거든요 잖아요 으라는데 라는데 라고 으라고 는거 은거 는건 는법 는곳 는데서
갔어요 갔는데 간 가는 가요 가도 갈 갈까 가면 가려면 가나
세요 주세요 주나 주나요 주나여 주는 줘 줘요 줘여 줄 준 준다 달라 달라고
싶어 싶어요 싶은데
`),
].sort((a, b) => b.length - a.length);

/** Particles that leave a noun of one syllable (길에서, 벽을); the others would cut nouns in half (나이, 차도). */
const OF_PLACE = words('에 에서 에는 에도 에서는 에서도 을 를 으로 한테 에게 까지 부터');
/** Words of two syllables that only seem to end so. */
const WHOLE = words('마을 가을 노을 고을 거울 겨를 저을');

/** Words of asking that a hurried hand writes without a gap: 이자언제나와, 돈얼마줘. */
const INSIDE = /(?<=[가-힣])(언제|언재|얼마|누가|어떻|어떡|어케|무슨|(?<!디)어디(?!자))/g;

/** A word that begins so asks, agrees or refuses, whatever follows it without a gap. */
const ASKS = /^(언제|언재|얼마|얼만|어디|어떻|어떡|어케|누가|누구|무엇|뭐|아니(?=$|[에예라요야었고])|아뇨|그렇|이렇|됐(?=$|[어습다네]))/;

const HANGUL = /^[가-힣]+$/;
/** What is left of a word keeps at least so many syllables. */
const KEEP = 2;

/**
 * Takes off the longest particle or ending that leaves two syllables.
 * @param known words that are whole as they are: 세입자, 소화기
 */
function stem(word: string, known: (word: string) => boolean = () => false): string {
  const foreign = /^([^가-힣]+)[가-힣]{1,3}$/.exec(word);
  if (foreign?.[1] && ENDINGS.includes(word.slice(foreign[1].length))) return foreign[1];
  if (!HANGUL.test(word) || known(word) || WHOLE.has(word)) return word;
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const left = word.length - ending.length;
    if (left >= KEEP || (left === 1 && OF_PLACE.has(ending))) return word.slice(0, left);
  }
  return word;
}

/** A word that carries a question. */
export interface Keyword {
  /** Which word of the question it is. */
  at: number;
  word: string;
  /** Without what hangs on it. */
  stem: string;
}

/** Syllables with a gap after each: 여 권. */
const SPREAD = /^[가-힣]( [가-힣])+$/;

/** Words of a question as they were meant to be written. */
export function spaced(plainText: string): string[] {
  const text = SPREAD.test(plainText) ? plainText.replaceAll(' ', '') : plainText;
  return text.replace(INSIDE, ' $1').split(' ').filter(Boolean);
}

/** The words that carry a question; none where it only asks, agrees or refuses. @param vietnamese is what it is written in */
export function keywords(given: readonly string[], known?: (word: string) => boolean, vietnamese = false): Keyword[] {
  const all = given.map((word, at) => ({ at, word }));
  return all.filter(({ word }) => !ASKING.has(word) && !ASKS.test(word) && (vietnamese || !ENGLISH.has(word))).map(({ at, word }) => ({ at, word, stem: stem(word, known) }));
}
