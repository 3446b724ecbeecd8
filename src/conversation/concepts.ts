/**
 * What a short sentence speaks of, when it speaks of this service: concepts, each found anywhere in it. Stems, not forms: what follows a stem up to the
 * end of its word is its inflection. In Korean a space may be left out or put in, and _ begins a word; in English both are as written.
 */
const ko = (source: string): string => source.replaceAll(' ', '\\s?').replaceAll('_', '(?<![가-힣])');
const en = (source: string): string => `\\b(?:${source.replaceAll("'", "['’]?").replaceAll(' ', '\\s')})\\b`;

/** What citizens file here; 민원실 and 신고서 are something else. */
const THING = '(?:민원(?!실|인|대|서|콜|24|발급)|신고(?!필증|서|센터|자|포상)|접수(?!처|창구|증)|신청(?!서|자|인|곡)|제보|건의|제안|항의|불편 (?:사항|신고))';
const THING_EN = '(?:petition|complaint|report|case|request|filing|message)s?';
const SENT = '(?:한|했|하였|드[린렸]|넣[은었]|[낸냈]|올[린렸]|보[낸냈]|된|됐|되었|해 [놓둔논뒀놨])';
const PAST = '(?:아까|방금|어제|그제|엊그제|그때|그동안|저번|지난|전에|며칠 전|[0-9]+일 전|일주일 전)';

const CONCEPTS = {
  /** A petition of the speaker's. */
  own: [
    `접수 번호(?!표)|_(?:내|제|나의|저의|저희|우리|본인) (?:${THING}|글(?=[을이은도\\s])|[꺼거것건](?=[가는은도를이\\s]|$))|_(?:내|제|저희|우리|나|저|본인)(?:가|는|도) [^?]{0,16}(?:[낸냈]|넣[은었]|올[린렸]|보[낸냈]|말[한했]|말씀드[린렸])|(?:${THING}|문의|요청|문자)(?:을|를|은|는)? (?:[좀잘다] )?${SENT}|_(?:보낸|넣은|낸|올린|말한|적은|부탁한|접수된) (?:거|것|건|글|문자|내용)|_${PAST}(?:[가-힣]{0,2}) ?[^?]{0,12}(?:[거것건](?=[들가는은도를이\\s]|$)|${SENT}|${THING})`,
    `receipt number|(?:my|our) (?:\\w+ )?(?:${THING_EN}|status|text)|(?:${THING_EN}) (?:that )?(?:i|we) (?:\\w+)|(?:i|we)(?:'ve)? (?:have )?(?:already |just )?(?:reported|filed|complained|sent|submitted|texted|asked|wrote)`,
  ],
  thing: [THING, THING_EN],
  /** How far it is. */
  stands: ['어떻게 (?:됐|되|돼|된|진행|처리)|어찌|어케|결과(?![지서표])|답변|답[이은도을](?=[\\s가-힣])|답장|회신|답신|소식|진행|진척|(?:날짜|일정|일자)[이가]? (?:잡|정해|나왔)|현황|상황|경과|_처리 (?:가 )?(?:안|여부|중|현|상)|어디까지|단계|얼마나 (?:더 )?(?:걸|남|기다)|(?:며칠|몇일)[가-힣]{0,2} (?:더 )?걸|담당(?:자|하|이)|누가 (?:맡|담당|처리|하)|정해졌|배정|잘 (?:들어갔|갔)|들어갔', 'status|progress|updates?|news|happen(?:ed|ing|s)|going on|heard|answered|replied|response|receive|received|assigned|handling|handled|in charge|look(?:ed|ing)? (?:at|into)|how long|seen|get my|got my|read my'],
  /** And that one waits for it. */
  waits: ['아직|여태|감감|깜깜|_왜 (?:이렇게|이리|아직|여태|계속|안직)? ?(?:까지|도)? (?:늦|오래|안 (?:와|왔|오|고|해|되|돼)|답|연락|소식|없|처리)|늦[어네는고]|너무 오래|연락[이은도]? (?:없|안|왔|언제)|(?:답|소식|답변|연락|회신)[이은도]? (?:없|안)|기다리[고는]|기다려야|못 받|안 (?:됐|되었|된|고쳐|끝)|안 오[시네세]', "still|yet|waiting|(?:so|this|too|much) long(?:er)?|delay(?:ed)?|(?:no|any|an) (?:answer|reply|response|news)|nothing"],
  /** Whether it is done. */
  done: ['고쳤|고쳐[졌지진]|치웠|치워졌|끝났|끝난|다 됐|다녀[가갔]|(?:수리|처리|해결|완료|교체|조치|설치|접수|마무리|철거|청소|보수|복구|등록|전달|반영)(?:가|는|도|이|를)? (?:다|잘|벌써|완료|제대로|언제)? (?:됐|되었|된|됨|됩|되[나는려고어]|돼|했|하[셨였])|_(?:됐|되었|왔|오셨|나왔|나오셨|받았|봤|보셨|읽[었으]|확인하셨|언제 [되돼됩])', 'fix(?:ed)?|repair(?:ed)?|done|finish(?:ed)?|complete(?:d)?|resolved?|solved?|sorted|mended|cleaned|replaced|removed|picked up|taken care of|come|start(?:ed)?|work(?:ed|ing) on|sent'],
  when: ['언제(?! (?:부터|까지 (?:하|해(?! [주줘])|내|신|접)))|며칠|얼마나|몇 시쯤', 'when|how (?:soon|long|many days)'],
  /** What the district does about it. */
  mends: ['고치|고쳐|치우|치워|처리|해결|수리|교체|조치|나오[시실셔는]|나와|오시|오실|오[나는]|와 [주줘]|해 [주줘]|끝나|끝내|끝납|답변|답장|회신|멀[었]', 'fix|repair|mend|clean|come|answer|reply|finish|resolve|solve'],
  /** To see it. */
  view: ['보여|_봅시다|_볼 (?:수|래|게)|보고 싶|_좀 봐|목록|내역|이력|확인|조회|궁금|알려 [줘주달]|알고 싶|가르쳐|맞[나는]', 'check|track|see|show|list|look up|find|see'],
  number: ['(?:접수 )?번호(?=[가-힣\\s]|$)', '(?:receipt |petition |reference )number'],
  lost: ['잊|까먹|잃어|이[자저]버|모르|몰라|기억|안 [나보]|다시|찾', "forgot|lost|don't (?:know|have|remember)|can't find|what is|what's"],
  /** To give it up. */
  drop: ['(?:취소|취하|철회)(?= (?:[을를은는가좀]|\\s){0,3}(?:[하해할합했시요부바드안되될원어]|처리|신청|가능|방법|$))|없던 (?:일|걸|것|거)|거[둬둘두]', 'withdraw|cancel|retract|take back|call off|(?:drop|forget|scrap|delete|remove|close|ignore|disregard)(?: about)? (?:it|this|that|(?:my|the|our) (?:\\w+ )?(?:petition|complaint|report|request|case|message|text))|never ?mind|no longer need(?:ed)?'],
  /** As much, of something sent. */
  erase: ['(?:지워|없애|_빼|내려|거둬) [주줘]|지우[고려]|지울|삭제|무시|안 (?:할|하겠|합니다|해도|하고|하는)|그만|잊어 주'],
  mistaken: ['착각|잘못 (?:보[냈낸내]|넣|신고|접수|신청|눌|올|했|한)|실수|잘못 했|(?:신고|접수|신청|민원)(?:을|를)? 잘못'],
  needless: ['(?:안|그만) [가-힣]{0,3} (?:오셔도|와도|하셔도|주셔도|해도|나오셔도|고쳐도) (?:돼|됩|되|괜찮)|(?:이제|지금은) (?:필요 없|괜찮[아습])|필요 (?:없어졌|없게)|괜찮아졌', '^(?:never ?mind|no longer needed)'],
  /** Done to it by another, or left undone: nothing is taken back. */
  undone: ['(?:취소|취하|철회)(?:가|는|를|을)? (?:됐|되었|된|되어|안 (?:했|됐|할|하))'],
  keeps: ['(?:취소|취하|철회|삭제)(?:는|를|을)? (?:하|시키|되)?지 (?:는 )?[말마않]', "(?:do not|don't|never) (?:cancel|withdraw|delete|close)"],
  person: ['사람(?!들)|_분(?=[이은\\s]{0,2}(?:안|계|있|없))|직원|담당자?(?!부서| 부서|하)|상담[원사]|공무원|주무관|아무나|교환|안내원|_누구', 'human(?: being)?|person|people|someone|somebody|anyone|anybody|agent|operator|officer|staff|representative|employee|clerk'],
  /** To hear a voice. */
  call: ['연락 (?:한번 |좀 )?(?:주[세시십](?!ㄴ)|줘|부탁|바라|바랍)|(?<!중)(?:전화|통화)(?:[를을로도만좀]|한 ?[번통]|직접|꼭|빨리|얼른|다시|설명|상담|이야기|얘기|말씀|문의|\\s){0,6}(?:하고 [싶파프]|하[쇼십세시]|합시다|하이소|하게|하자|하면|하려|할 (?:래|게|수)|해 [주줘줄달줬라]|되[나는]|돼요|될까|됩니까|가능|부탁|[주걸][세시십실었어면]|줘|바라|바랍|원[해하합]|드리고)', "call me|(?:get|have|want|prefer|need|like) (?:a |to )?(?:phone )?call|(?:can|could|may|should) i (?:call|phone|ring)|(?:give|call) (?:me )?(?:a call|back)|phone me|ring me|put me through|(?:talk|speak|chat|connect|transfer)(?:ing)? (?:me |us )?(?:directly )?(?:to|with) (?:an? |the |your |some )?(?:real |live |actual |human )?(?:human|person|someone|somebody|anyone|agent|operator|officer|staff|representative|employee|people)|(?:real|live|actual) (?:human|person|people)"],
  /** As much, with a person to hear. */
  talk: ['_바꿔 [줘주달]|전화|통화|연결|얘기|이야기|대화|상담|_말(?:로|하고|씀)|_있[나어는습]|_없[나어는습]|불러|대 [주줘]', 'talk|speak|call|phone|telephone|chat|need|want|reach|get hold'],
  /** 말고: by no machine. */
  rather: ['(?:문자|기계|로봇|챗봇)[가-힣]{0,2} [가-힣\\s]{0,8}?(?:싫|답답|어려)|(?:문자|기계|로봇|챗봇|자동 [가-힣]{2}|인공지능|AI) 말고|(?:문자|기계|로봇|챗봇)(?:가|이|는|은)? 아니', 'rather|prefer|instead of (?:text\\w*|a (?:machine|bot|robot))|not (?:with |to )?(?:an? )?(?:machine|bot|robot|ai)'],
  phone: ['직통|몇 번(?:으로|에)? (?:걸|전화|눌|누)|(?:대표 )?전화 번호|대표 번호|연락처|(?:대표|구청) 전화|전화(?:는|가)? 몇 번', "(?:phone|telephone|contact|office|your|main) (?:phone )?number|number (?:to|i can|can i|should i|do i) (?:call|ring)|what number|hotline|helpline"],
  /** Cannot read or type. */
  unable: ['(?:눈|글자|글씨|글|문자|화면|손|손가락|귀|폰|핸드폰|자판|인터넷|컴퓨터|스마트폰|앱)(?:이|가|을|를|은|는|도)? [가-힣\\s]{0,6}?(?:어두[워운]|어둡|침침|안 보|못|작아|작은|어렵|어려|힘들|서툴|안 [되돼]|떨[려리]|느려|불편|나빠|쓸 줄)', "(?:can't|cannot|can not|hard to|unable to|difficult to) (?:see|read|type|text)|(?:texting|typing|reading) is|blind|bad eyes|(?:my )?eye(?:s|sight)[^.?!]{0,16}(?:bad|poor|weak|not good)"],
  texts: ['문자|연락(?= (?:그만|안 받|받기 싫))|수신(?= (?:거부|동의))|알림(?!판|장)|메[시세]지|카톡|광고 (?=문자|그만|보내|거부|안)', "unsubscribe|opt(?:ing)? out|your (?:mailing )?list|(?:receiv|get|send)(?:e|ing|ting)? (?:these|this|them|any|anything)|text(?:s|ing|ed)?|messages?|messaging|messag\\w+|sms|notif\\w+|notices?|alerts?"],
  off: ['그만|[오보하]내?지 [않마말]|안 (?:받[을고]|받아도|오게|왔으면|보내(?! ?[져지]))|받기 싫|받고 싶지 않|꺼 [주줘달]|꺼|끄[고게기세]|끊|중지|중단|차단|거부|사양|원[치하]지 않|해지|해제|멈[추춰]|귀찮|성가|필요 없|오는 [거게것] 싫', "stop|don't|do not|no more|no (?:texts?|messages?|notifications?|notices?|alerts?)|quit|never|unsubscribe|(?:turn|switch) off|opt(?:ing)? out|(?:remove|take) me|(?:don't|do not) want"],
  on: ['켜 [주줘달]|켜고|(?:다시|앞으로|계속|이제) [가-힣\\s]{0,14}(?:켜|받[고을게아겠]|보내[\\s도주줘달]|알려|신청|[주줘])|거부 (?:를 )?(?:해제|취소|풀)|(?:나오|되|끝나|생기)면 [가-힣\\s]{0,4}(?:문자|알림)', '(?:turn|switch) (?:\\w+ ){0,3}on|(?:start|resume|keep) (?:send\\w*|text\\w*|getting)|again|resubscribe|opt (?:back )?in'],
  /** Off, and that no more. */
  again: ['거부(?:를)? (?:해제|취소|풀)|다시', 'again|back on|unstop'],
  night: ['밤|새벽|저녁|야간|심야', 'night'],
  tongue: ['[영중일]문|외국어|다른 (?:나라 )?(?:말|언어)|영어|한국[어말]|한글|우리말|중국[어말]|일본[어말]|일어|베트남[어말]', '(?:other|another|foreign|more|different|which|what) languages?|english|korean|chinese|japanese|vietnamese'],
  speak: ['[어말글]로|_말|_답|바꿔|보내|안내|설명|지원|되[나는]|돼|가능|_써|_쓸', 'to|please|speak|answer|reply|respond|in|text|write|switch|change|talk|understand'],
  here: ['_(?:이거|이건|이게|여기|거기|이 (?:번호|문자|서비스|거))|_문자로', '(?:this|it|here|you)(?: number| service)?'],
  use: ['기능|사용|이용|_쓰[는나지죠]|_써|보내[야는면나]|_하는 [거건것데지곳]|_할 수|되는 [거건게]|도와|도움|서비스', 'use|works?|do|help'],
  menu: ['메뉴|_처음|첫 화면|화면으로|돌아[가갈]', 'menu|start over|beginning|options|choices'],
  how: ['어떻게|어떡|방법|법(?=[을이은도\\s]|$)|모르|몰라|헷갈|어렵|어려워', "how|no idea|don't know|confus\\w+|not sure"],
  what: ['_(?:뭐|뭘|뭔|무엇|무슨|어떤)', 'what|who'],
  /** How to file. */
  filing: ['_(?:신고|민원|접수) (?:법|방법|절차)', '(?:how|where|can|could|do|should) [^?]{0,14}(?:file|make|submit|lodge|send) (?:an? )?(?:petition|complaint|report)'],
  question: ['(?:질문|문의|궁금한|물어 ?[볼보]|여쭤 ?[볼보]|여쭐|여쭙고)', 'a question'],
  /** Something to tell, and not told yet. */
  matter: ['(?:불편 ?[한했]|건의 ?할|제보 ?할|신고 ?할|제안 ?할|민원 ?할|_할) ?[가-힣]{0,2} ?(?:거|것|게|점|일|사항|말)|(?:건의|제안|제보|신고|민원)(?:사항)?(?:을|를|하나|한 ?가지|좀|\\s){0,4}(?:드려도|해도|말씀드려도|넣어도)', 'have (?:got )?(?:an?|another) (?:suggestion|idea|complaint|problem|issue)|to (?:complain|report)(?: something)?(?: please)?$'],
  has: ['있[어는습]|(?:드|해|말씀|말|이야기|얘기|적어|여쭤|물어) ?[가-힣]{0,3}(?:도|드릴|드립|할게|볼게)'],
  thanks: ['감사|ㄱㅅ|고맙|고마[워운우]|_땡큐|쌩큐|_덕분|수고|고생 (?:하|많)|최고|복 (?:많이 )?받', 'thanks?|thank you|thankful|cheers|appreciate[ds]?|grateful|great job|good job|well done'],
  noted: ['알겠|알았|확인했|잘 받았|기다리겠|기다릴게|들어가세요', "got it|understood|noted|will wait|i'll wait"],
  /** What thanks are for. */
  helped: ['[가-힣]{1,5} (?:주셔서|줘서|주시고|주신|줬|주시니|주니)|빠르|빨라|친절|깨끗|좋[아은네]|훌륭|신속|환해|(?:고쳐|치워|해결|처리|도와|해|와|알려|답변|조치|달아|만들어|놔|신경 ?써|들어)(?:를|을|이|해|\\s)?(?:줘서|주셔서|주시고|주신|주셨|줬|놔서|졌|져서|됐|되었|되어|돼서|하게)|(?:빨리|신속|친절|깨끗|잘)[가-힣]{0,2} (?:고쳐|고치|치워|해결|처리|해|됐|되었|하시|하네|해요)', '(?:fix|clean|help|repair|remov|solv|resolv|com|tak|respond)(?:ed|ing)?|quick|quickly|fast|kind'],
} as const satisfies Record<string, readonly [korean: string, english?: string]>;

export type Concept = keyof typeof CONCEPTS;

/** Of what was just said, at its confirmation: that it is to be put right, and its parts. */
const CORRECTING = new RegExp(
  `(?:${ko('고[치칠칩]|고쳐|수정|변경|정정|_바[꾸꿀꿔]|틀[렸려린]|잘못|다시|오타|안 맞|아니')})[가-힣]{0,6}|${en("change|changing|edit|wrong|fix|correct|correction|not right|incorrect|mistake|rewrite|redo|try again")}`,
  'giu',
);
const PARTS = new RegExp(`(?:${ko('내용|주소|장소|위치|글자|이름|동네|번지|문장|_글')})[가-힣]{0,4}|${en('address|place|location|text|words?|name|spelling')}`, 'giu');

const compiled = (Object.entries(CONCEPTS) as [Concept, readonly [string, string?]][]).map(([name, [korean, english]]) => [name, new RegExp(english ? `${ko(korean)}|${en(english)}` : ko(korean), 'iu')] as const);

const FOUND = Object.fromEntries(compiled) as Record<Concept, RegExp>;
export const isConcept = (name: string): name is Concept => name in FOUND;
export const speaksOf = (concept: Concept, text: string): boolean => FOUND[concept].test(text);
export const without = (concept: Concept, text: string): string => text.replace(FOUND[concept], ' ');

const PARTICLES = '(?:은|는|이|가|을|를|도|만|에|의|로|으로|요|이요|랑|이랑|하고|한테|에게|에서|까지|께서|께|님|분|쯤|째|들){0,3}';
/** Nothing by themselves: adverbs, pronouns, the time, whom it is said to, the verbs to do, be, give, want. */
const SMALL = new RegExp(
  `(?<![가-힣])(?:이렇게|그렇게|아무도|이틀|사흘|나흘|열흘|보름|일주일|한달|몇주|몇달|[0-9]+(?:일|주일?|달|개월|시간)|지[났나][가-힣]{0,4}|넘[었게][가-힣]{0,4}|네네?|예예?|넵넵?|아유|어유|오|우와|와|아|어|음|저|나|내|제|그|이|그거|그게|그건|이거|이게|이건|거|것|게|건|수|때|데|좀|쫌|제발|지금|이제|빨리|얼른|혹시|그런데|근데|그럼|그래서|그냥|그래도|정말|진짜|너무(?:너무)?|더이상|더는|다|더|또|잘|안|못|한번|직접|바로|오늘|내일|요즘|벌써|자꾸|계속|다시|아까|방금|어제|그제|지난주|저번|며칠|언제쯤|누구|누가|뭐|어디|왜|구청|강남구|강남구청|시청|담당|잠깐만?|잠시만?|잠시|넘|담당|빠른|친절한?|신속한?|항상|늘|많이|참|매우|아주|모두|다들|몇번?|아이고|아이구|어머|관심|노력|문자|연락|말|일|중|동안|아니|아니요|아뇨)${PARTICLES}(?![가-힣])` +
    '|(?<![가-힣])(?:안|못)?(?:하|해|할|된|됨|올|갈|본|보|봤|많|줬|계|적|쓸|애쓰|드린|했|한|함|합|주|줘|줄|드|되|돼|될|됩|됐|있|없|싶|같|봐|볼|봅|오|와|왔|온|갔|받|알|모르|부탁|바라|바랍|원|넣|올리|올려|내)[고나는은을게지면려서니요주줘드리릴립시세십오습싶봐보있겠어아야까데다라죠네음기자래달랍용당건거것가인예에했여유해하할합럼록도길셔실으랬신더던든진질줬봤셨쇼소이]*(?![가-힣])' +
    "|\\b(?:i|me|my|mine|we|us|our|you|your|he|she|they|them|it|its|this|that|these|those|the|an?|is|are|am|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|to|of|for|in|on|at|by|with|about|from|and|or|so|but|if|then|now|just|also|any|some|ones?|there|here|please|hello|hi|hey|dear|sir|madam|yes|no|not|ok|okay|well|really|very|much|so|many|perfect|awesome|lovely|until|two|three|several|few|nothing|been|going|goes|rather|over|away|still|again|already|more|all|too|up|out|back|get|got|give|let|know|tell|like|want|need|wish|as|how|what|when|where|who|why|which|days?|weeks?|months?|today|yesterday|ago|last|since|soon|ever|always|great|good|nice|quick|reply|answer|job|work|number|things?|file|made|make|wait|submit|lodge|send|wonderful|oh|ah|anybody|anyone|someone|somebody|everyone|guys|team|[sdm]|ll|re|ve)\\b|[ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]+",
  'giu',
);
const KNOWN = new RegExp(compiled.map(([, { source }]) => source).join('|'), 'giu');
/** What stands behind a stem in its word. */
const INFLECTED = new RegExp(`(?:${(Object.values(CONCEPTS) as (readonly [string, string?])[]).map(([korean]) => ko(korean)).join('|')})[가-힣]{0,8}`, 'giu');

/** A verb as it ends or joins a sentence; names with a copula (여권인데, 가로등이에요) are none. */
const VERB = /(?<![가-힣])[가-힣]{1,6}?(?:(?<!인)는데요?|[은한된]데요?|지만|[아어해여라와]서|으?니까|려고|도록|(?<!이)[아어해여워와려져네죠]요|(?<!인)[나까]요|습니[다까]|[세래게]요|[읍합갑]시다|(?<!인)[는은건]지)(?![가-힣])/gu;
const left = (text: string): string => text.replace(INFLECTED, ' ').replace(KNOWN, ' ').replace(SMALL, ' ');
const count = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
/** Words about anything else than this service: how many. */
export const foreign = (text: string): number => count(left(text));
/** Without verbs: things alone. */
export const foreignThings = (text: string): number => count(left(text).replace(VERB, ' '));

/** Says only that something just said is to be put right, and not yet how: 틀렸어요 다시 할게요, let me change it. */
export const onlyCorrects = (text: string): boolean => CORRECTING.test(text) && foreignThings(text.replace(PARTS, ' ').replace(CORRECTING, ' ')) === 0;
