/** What tells a filing, a question and a report of something broken apart. Every repetition is bounded or anchored: no text makes one slow. */
import { bare } from './endings.js';

const FILE = '(?:민원을?\\s?제기|민원\\s?(?:신청|접수|신고)?|불편\\s?신고|신고\\s?접수|신청|접수|신고|제보|건의|제안|항의)';
/** A leading filing word counts only when a space, the end or 요청/하기/합니다 follows. */
export const FILING_LEAD = new RegExp(`^${FILE}(?:\\s?(?:요청(?:합니다|드립니다|해요)?|하기|합니다|할게요|할께요|해요|드립니다|드려요|하겠습니다|입니다|해\\s?주세요|해\\s?주십시오|해줘)(?=[\\s:,.!~]|$)|(?=[\\s:,.]))[\\s:,.!~]*`, 'u');
/** Between a leading filing word and what it is about: 민원 있습니다 …, 신고 하려는데 …. */
export const FILING_LINK = /^(?:좀\s|있(?:어요|습니다|는데요?)|하려(?:고|는데)\S{0,6}|하고\s?싶\S{1,5}|할\s?(?:게|것이|일이)\s?있\S{1,5}|넣(?:고\s?싶\S{1,5}|을게요|습니다)|부탁\S{1,5}|드립니다|입니다)[\s:,.!]*/u;
export const FILING_LEAD_EN = /^(?:please\s+)?(?:file|report|complain(?:t)?|petition)(?:\s+(?:a|an|the|my|about|that|petition|complaint|report)\b)*[\s:,.]+(?=\S)/i;
/** I want to report …, I'd like to file a complaint about …. */
export const FILING_WISH_EN = /^(?:please\s+)?(?:i|we)(?:\s+(?:want|need|wish|have|would\s+like)|['’]?d\s+like)\s+to\s+(?:file|make|submit|lodge|report|complain)\b(?:\s+(?:a|an|the|my|about|that|new|formal|complaint|petition|report|something|problem|issue)\b)*[\s:,.]*/i;
/** Not a filing but a question about filing: 접수 시간, 신고 방법, 민원 서류. */
export const PROCESS = /^(?:방법|하는\s?법|법|시간|기간|기한|장소|절차|서류|서식|양식|자격|대상|비용|수수료|어디|어떻게|어떡|어케|언제|얼마|몇|누가|누구|무엇|뭐|가능|되나|될까|됐|되었|된|돼|전화|연락처|번호|담당|부서|창구|상담|안내|결과|현황|상태|상황|처리|진행|답변|답이|답장|소식|조회|확인|취하|취소|철회|해야|하려면|하면|낸|넣은|한\s?(?:거|것|지))/u;
/** Asks what filing takes: 민원 접수하려는데 주소가 필요한가요. */
export const PERMITTED = /(?:필요한가|필요하나|필요해요\?|필요합니까|가능한가|(?<!안\s?|면\s?)(?:되나요|될까요|돼요\?|되겠))/u;
export const PROCESS_EN = /^(?:status|number|form|forms|office|hours|card|deadline|fee|fees|how|where|when|who|what|why)\b|\?\s*$/i;
/** A trailing filing word: 가로등 고장 신고합니다. */
export const FILING_TAIL = new RegExp(`${FILE.replace('신청|접수|신고|제보', '신고|제보')}(?:을|를|로)?\\s?(?:좀\\s?)?(?:요|합니다|할게요|할께요|해요|드립니다|드려요|드릴게요|하겠습니다|하려고\\s?(?:합니다|해요|하는데요)|하려고요|하려구요|하고\\s?싶어요|하고\\s?싶습니다|요청합니다|요청드립니다|부탁합니다|부탁드립니다|부탁드려요|부탁|넣습니다|넣을게요|넣고\\s?싶어요|해\\s?주세요|바랍니다|이요|입니다|이에요)?[\\s.!~]*$`, 'u');
export const GUIDE_LEAD = /^(?:안내|문의|질문)[\s:]+(?=\S)|^(?:guide|ask)[\s:]+(?=\S)/iu;

/** 신고 that is a procedure at a counter, not a report: 전입신고, 폐업 신고. */
export const PROCEDURE =
  /(?:전입|전출|이사|출생|사망|혼인|결혼|이혼|개명|입양|영업|개업|창업|폐업|휴업|건축|착공|증축|해체|용도\s?변경|주소|거주지|체류지|분실|세금|소득|소득세|취득세|재산세|부가세|양도세?|상속|자동차|폐기물|집회|임대차|전월세|임대|거래|광고물|국적|가족관계|판매업?|숙박업?|음식점|배출|사업자?|등록)\s?(?:변경|등록|발생)?\s?신고|여권|등본|초본|증명서?|인감|면허|허가|주민등록|신분증|보조금|지원금|장려금|수당|바우처|연금|감면|환급|수강|예약|대관|자격증|택배|상담(?:을|도)?\s?(?:받|원[하해]|가능|예약)/u;
/** Words of something broken, dirty, dangerous or noisy: such a text is offered as a filing first. */
const DEFECT =
  /고장|파손|훼손|(?:부서|부러|끊어|깨|꺼|터|갈라|떨어|벗겨|찢어|휘어|뽑혀|튀어나|지워|넘어|흩어|쏟아)[졌져지진질짐]|(?<!좋아|나아|해|아|밝아|예뻐|편해|가까워)졌(?:어|습|네|음|다|는데)|버려(?:[졌져]|\s?[놓놨두뒀둔])|짖[어는고습]|걸려\s?있|(?<!단속|검사)에\s?걸[렸려]|나뒹|널브러|뒹굴|무서[워웠]|무섭|깔[렸려]|들[떠떴뜬]|금[이가]?\s?갔|빠[졌져]\s?(?:있|어|습|나)|엉망|배설물|토사물|노상\s?방뇨|과속(?!\s?방지)|역주행|난폭|취객|호객|안\s?보[여이]|못\s?(?:지나|다니|다녀|건너)|튀어나[와왔온]|끊겼|깜[빡박]|나갔(?:어|습|네|다|는데|음)|나감|(?:^|\s)안\s?(?:와|왔|서[고는요]|섰|가[요네]|갔|해[요갔가주줘]|했|줘|줬|지켜|지키|막|꺼져|맞[아네])|안\s?(?:켜|들어[와옴옵]|바뀌|나와|나옴|나옵|돼|되|됨|됩|빠[져지]|치워|치우|닫|열|가져가|고쳐|녹)|막[혔혀히힌힘]|길을\s?막|울퉁|삐걱|찌그|곰팡|고여|고였|(?:뚜껑|난간|덮개|손잡이|표지판)[이가]?\s?없|열려\s?있|(?:꽉|가득)\s?[찼차]|[을를]\s?가[려리렸]|넘[쳐쳤치침]|새고|새[어요]|물[이도]?\s?(?:새|샐)|샌다|샙니다|누수|(?<!실)패[였이여인]|파[였여인]|균열|기울|쓰러|휘[었어]|녹슬|무너|구멍|위험|악취|냄새|더러|더럽|지저분|쓰레기\s?(?:가|를|더미|쌓|버[려리렸])|투기|방치|쌓[여였이]|불법|무단|시끄|소음|소리\s?(?:가|때문)|층간|먼지|매연|모기|벌레|바퀴|해충|쥐가|사체|죽어\s?있|얼었|얼어|빙판|미끄|가로막|막고|침수|잠겼|역류|주차\s?(?:해|돼|되어|했|때문)|어두[워운]|어둡|없어졌|사라졌|망가|부[쉈숴쉬]|부순|찢|(?:하나도|전혀|아예|통)\s?안\s|흔들|덜컹|낙서|꽁초|담배|흡연|불친절|억울|부당|떼죽음|폐사|이물질|머리카락[이가]?\s?나|오작동|잘못\s?(?:울|켜|설치|작동)|(?:갖다|내다|몰래)\s?버[려리렸린]|차(?:를|가)?\s?(?:댐|댔)|대[놨놓]|세워\s?[놨놓뒀둔]|뿌리고|쿵쿵|쾅쾅|철철|콸콸|뚝뚝|줄줄|쩍쩍|덕지덕지|펑펑|웅웅|부글부글|물[이도]?\s?(?:들어[와오옵]|차[올오]|솟)|(?:전화|말)[을를]?\s?(?:확\s?|그냥\s?|뚝\s?)?끊[어었]|딴\s?데로|떠넘|뺑뺑이|불편|민폐|너무\s?(?!좋|예[뻐쁘]|감사|고마|고맙|잘|훌륭|친절|깨끗)[가-힣]|무허가|반말|거부했|못\s?살겠|못\s?자겠|괴로|수리\s?(?:요|필|바)|끊이지/u;
const DEFECT_EN =
  /\b(?:broken|break|damaged?|cracked?|leak(?:s|ing|ed)?|block(?:ed|ing|s)|clogged|flood(?:ed|ing)?|overflow\w*|pot\s?holes?|smell(?:s|y|ing)?|stink\w*|dirty|garbage|trash|dumping|dumped|litter\w*|graffiti|smoking|parked (?:in|on|across|illegally)|noise|noisy|loud|yell(?:s|ing)?|shout(?:s|ing)?|dangerous|unsafe|illegal(?:ly)?|abandoned|missing|rusty|stuck|broke|out of order|not working|doesn'?t work|does not work|stopped working|went out|(?:lights?|lamps?|streetlights?|power|signals?|elevator)\b[^?.]{0,40}\b(?:is|are|was|has been|have been) (?:out|off|dead|down)|barking|burnt out|can(?:no|['’]?)t (?:pass|sleep|cross|breathe|get (?:through|by|past))|too dark|collapsed|fallen|falling|rats?|mosquito\w*|dust\w*|fix|repair)\b/i;
export const isDefect = (text: string): boolean => DEFECT.test(text) || DEFECT_EN.test(text);
/** Asks the district to do something: 청소 좀 해 주세요, CCTV 설치 요청합니다. */
const REQUEST =
  /(?:고치|고쳐|치우|치워|수리|단속|해결|조치|청소|처리|점검|설치|제거|철거|교체|보수|정리|방역|소독|제설|순찰|가지치기|수거|견인|도색|개선|정비|조사|출동|옮겨|잘라|베어|꺼|켜|막아|없애|어떻게\s?좀)[가-힣]{0,3}\s?(?:좀\s?)?(?:해\s?)?(?:(?<=치우|고치|하|막)(?:세요|십시오)|(?<=치워|고쳐|해)라|주이소|주쇼|줘유|주세요|주십시|주세여|줘|주실|주시|달라|부탁|바랍|바람|요청|요망|필요|주면|원합|했으면|했음|하면\s?좋)/u;
/** Asks for anything to be done, but not to be told or sent something: 현수막 떼 주세요, 횡단보도를 만들어 주세요. */
const WISH = /면\s?좋겠|[아어여해려워겨쳐떼내와줄켜펴혀셔빼깨패춰눠꿔둬놔]\s?(?:주이소|주쇼|줘유|주세요|주십시[오요]|주시기|주시길|주시?면|주실\s?수|달라고)|으면\s?(?:합니다|해요|하는데|하네)/u;
const PRAISE = /칭찬\s?(?:합니다|해요|하고\s?싶|드립|할게|해\s?주)/u;
const TELL = /알려|얘기|알림|문자|가르쳐|보내|연결|발급|보여|바꿔|전화|통화|안내|설명|추천|답변|답장|연락|도와|등록|신청|예약|확인|말해|읽어|빌려|찾아/u;
const REQUEST_EN = /\b(?:please|can you|could you|would you|need to)\s+(?:fix|repair|clean|remove|stop|replace|install|check|do something)\b/i;
/** As much in English: could you put …, we need …, it would be nice to …; not to be told, sent or given something. */
const WISH_EN =
  /(?:^(?:please|kindly)|\b(?:can|could|would|will)\s(?:you|someone|somebody|they|the (?:city|district|office|gu))(?:\s(?:please|also|maybe|possibly|kindly))?)\s(?!tell|say|send|explain|help|speak|talk|give|show|answer|reply|respond|call|phone|text|translat|recommend|connect|let|know|contact|write|e?mail|read|see|get|have|be|wait|confirm|advise|direct|register|apply|renew|issue|book|pay|refund|do|use|come|note|find|look|accept|make me|repeat)[a-z]{2,}\s\S|\bwe (?:really |badly |also |all |desperately )?(?:need|want|would like)\s(?!to\b)\S|\b(?:street|alley|park|road|area|neighbou?rhood|playground)\sneeds\b|\bif (?:you|someone|somebody|they) (?:could|would)\b|\bit(?:\s(?:would|will)|['’]?d) be (?:so |really |very |much )?(?:nice|good|great|helpful|better|lovely|wonderful)\b|\bi (?:wish|hope) (?:there|you|they|the)\b|\bthere should be\b|\bshould (?:have|be) more\b|\bi(?:['’]d| would)? (?:suggest|propose|like (?:you|the|to suggest|to propose))\b/i;
const PROCEDURE_EN = /\b(?:passports?|visas?|certificates?|permits?|licen[sc]es?|registration|forms?|documents?|applications?|cop(?:y|ies)|appointments?|tax(?:es)?|fees?|seal|id cards?|bills?|interpreters?|know)\b/i;

const QUESTION = /어떻게|어떡|어디|언제|얼마|무엇|뭐|뭔|무슨|몇|누구|왜|(?:나요|까요|[인한건된운는]가요|은가요|던가요|는지요|[습입합됩갑옵뭡둡]니까|죠|을까|나|냐)\s?\??$|\?$/u;
const QUESTION_EN = /\bhow (?:much|many|long)\b|^(?:how|where|when|what|who|which|why|can|could|do|does|is|are|may|should)\b|^(?:has|have|did|was|were|will)\s(?:it|this|that|the|my|our|you|they|someone|somebody|anyone|anybody|i|we|there)\b|\?$/i;
/** Ends like a question without asking: 불법주차 과태료. */
const TOPIC = /(?:방법|절차|과태료|벌금|수수료|요금|비용|기준|규정|위치|전화\s?번호|연락처|시간|기간|자격|대상|문의|안내|상담|농도|지도|(?:알려|가르쳐)\s?(?:주세요|주십시오|줘|줘요)|궁금\S{0,5}|신고하려면)[\s.!?]*$|\b(?:fines?|fees?|hours|schedule|rules?|phone number|location)\W*$/iu;
/** Asks how things are done, not why something is broken. */
const HOW = /얼마|어디|몇\s?(?:시|번|일|개|살|층|월|년|데)|방법|절차|과태료|벌금|수수료|요금|비용|기준|규정|가격|위치|전화\s?번호|연락처|담당|부서|누구|[해아어]도\s?[되돼됩]|되나요|될까요|[돼되]요\?|가능|할\s?수\s?있|어떻게\s?(?:버|신고|신청|하|해야|내|처리|받|되|가)|뭐|뭔|무엇|무슨|신고하[나면]|자격|대상|기간|언제\s?(?:버|까지|부터|하|해|열|여)/u;
export const HOW_EN = /\b(?:how (?:do|can|to|much|many|should)|where (?:do|can|is|are|should)|what (?:time|day|is|are|should)|when (?:do|can|is|are|does)|who|fee|fees|fine|hours|allowed|may i)\b/i;

/** Tells how something is: a sentence that ends as one, asks nothing, wants nothing. Where it names a thing that the district mends, it is a report. */
const TOLD = /(?:[가-힣]요|[가-힣]유|니다|[가-힣]네예?|[가-힣]다)(?=[\s.!~,ㅠㅜㅡ^;]|$)|[가-힣][음임함됨감옴남짐][\s.!~ㅠㅜㅡ^]*$/u;
const WANTS = /누가|려고|하려|싶|원해|원합|궁금|알려|부탁|문의|가능|필요|감사|고맙|안녕|수고|찾[아고습]|만들[려러]|받[으고]|떼[려러]/u;
export const tells = (text: string): boolean => TOLD.test(text) && !WANTS.test(text.replace(SOMEBODY, '')) && !asks(text) && !TOPIC.test(text) && !HOW.test(text) && !PROCEDURE.test(text);

const ENDS_TOLD = /(?:(?<![개필주중소])요|[유네다]|[가-힣][음임함됨감옴남짐])[\s.!~^ㅠㅜ]*$/u;
const ENDS_ASKING = /[가나까지세셔]요[\s.!~^ㅠㅜ]*$/u;
/** Letters of the shortest statement that is worth an officer's reading. */
const STATEMENT = 10;
/** A whole statement: it ends as one, asks nothing and bids nobody do anything. */
export const statement = (text: string): boolean => bare(text).length >= STATEMENT && ENDS_TOLD.test(text) && !ENDS_ASKING.test(text.replace(COMES_OUT, '난다')) && !TELL.test(text);

const STATES_EN = /\b(?:is|are|was|were|has|have|had|keeps?|never|always|nobody|no one|gets?|makes?|can(?:no|['’]?)t|(?:do|does|did|wo|is|are)n['’]?t|(?:it|there|that)['’]?s|(?:it|this|that|someone|somebody) [a-z]{2,}s)\b/i;
const WANTS_EN = /^(?:i|we)(?:['’]?d|['’]?m| am)? (?:need|want|would|have to|like|look(?:ing)?|wonder)|\b(?:thank|question)/i;
/** As much in English. */
export const statementInEnglish = (text: string): boolean => text.trim().split(/\s+/).length >= 4 && STATES_EN.test(text) && !WANTS_EN.test(text) && !PROCEDURE_EN.test(text);

/** A report of something wrong, or a wish that the district act; a question about procedure is neither. */
export const reports = (folded: string): boolean => folded.split(/\s(?:그리고|또한|아울러)\s|\n{2,}/u).some(report);

function report(clause: string): boolean {
  const text = clause.trimEnd();
  if (PRAISE.test(text) || REQUEST.test(text) || REQUEST_EN.test(text) || (WISH.test(text) && !TELL.test(text)) || (WISH_EN.test(text) && !PROCEDURE_EN.test(text))) return !PROCEDURE.test(text);
  if (!isDefect(text)) return false;
  if (TOPIC.test(text) || PROCEDURE.test(text)) return false;
  return !(asks(text) && (HOW.test(text) || HOW_EN.test(text)));
}
/** 냄새도 나요 tells; 됐나요 asks. */
const COMES_OUT = /(?:냄새|소리|연기|소음|먼지|물|불|피|열|김|고장|싹|구멍)[가이도은는]?\s?(?:많이\s?|너무\s?|계속\s?|자꾸\s?)?나요/gu;
/**
 * Somebody, not who: 누가 소파를 버렸어요 tells what was done to what, 소파는 누가 치워요 asks. What is done in office (설치, 결정) and what one may or pays is asked.
 */
const SOMEBODY =
  /누가(?=\s(?:\S{1,12}\s){0,3}\S{0,10}(?:[을를에로고서]|에다|자꾸|계속|맨날|매일)\s)(?=[^?？]{0,60}(?:[았었했렸졌놨뒀갔왔췄쳤켰겼웠셨꼈폈랐샀탔났쉈](?:[어네음다]|습)|고\s?있|네요|자꾸|계속|맨날|매일|넘어[오와]|들어[오와]|소리\s?[지질]|욕[을해]|싸[우워]))(?![^?？]*(?:수\s?있|설치|만[들든]|정[했하해]|담당|결정|지원|선정|승인|허가|신청|받[아으는]))/u;
export const asks = (text: string): boolean => QUESTION.test(text.replace(COMES_OUT, ' ').replace(SOMEBODY, '')) || QUESTION_EN.test(text);

/** Says where, in whatever words: asked of a filing that waits for its confirmation and has no place yet. */
const PLACE = /[가-힣\d](?:로|길|동|번지|역|아파트|빌라|빌딩|시장|공원|사거리|삼거리|출구|골목|학교|정류장|주민센터|놀이터|주차장|상가|건물)(?:\s?\d[\d-]*)?(?:번길|호|층|번지)?(?:에서|에|의)?(?:\s|$|요|이요|입니다|이에요|이예요|예요|인데|이라|쪽|앞|옆|뒤)|(?:앞|옆|뒤|근처|건너편|맞은편|부근)(?:에서|에|이요|요|입니다|쪽)?[\s.]*$/u;
/** A place and a little around it, in characters. */
const PLACE_LENGTH = 60;
export const isPlace = (text: string): boolean => text.length <= PLACE_LENGTH && PLACE.test(text) && !asks(text);

/** Begins by saying that it adds to what was filed, or puts it right. */
const ADDS = /^(?:(?:아|어|저|참|네|그리고)[\s,]+)*(?:추가(?:로|\s?[합해할하드요:]|\s?(?:내용|사항))|(?:정정|수정)\s?[합해할하드요:]|덧붙|참고(?:로|하|사항)|(?:그|바로 그)\s?(?:앞|옆|뒤|위|밑|아래|근처|주변|쪽)|거기|그리고\s|아\s?(?:참|맞다)[\s,]|(?:하나|한\s?가지|할\s?말)\s?더\s|더\s?말씀|빠뜨|빼먹|깜[빡박](?:하|했)|also\b|and (?:also|another)\b|(?:one|another) (?:more )?thing\b|by the way\b|i forgot to\b|p\.?s\b|correction\b|to add\b)/iu;
/** Says what it is instead: 신호등이 아니고 가로등이에요. */
export const corrects = (text: string): boolean => /(?:^|[가-힣\d])\s?(?:이|가|게)?\s?아니(?:라|고|구요?)\s[가-힣\d]/u.test(text) && !asks(text);
/** More of what was filed just now, whatever it tells. */
export const adds = (text: string): boolean => (ADDS.test(text) && !asks(text)) || corrects(text);
/** Said of it without saying so: a name, an address, something remembered since. Anything else may follow there, so the name of a street alone is none; and no keyword. */
const DETAIL =
  /잘못\s?(?:적|썼|말|보냈)|[가-힣]{1,6}(?:로|길)\s?\d{1,4}(?:-\d+)?(?=\s|$)|참고\s?(?:하세요|하십시오|바랍)|^(?:같은|그|바로)\s?(?:장소|자리|곳|옆)|(?:주소|위치|장소|이름|연락처|번호)(?:를|을)?\s?(?:빼먹었|빠뜨렸|깜[박빡]했|(?:안|못|빼먹고|빠뜨리고|깜[박빡]하고)\s?(?:적|썼|쓰|보[냈내]|넣))|^(?:(?:제|저의|저희|내)\s?)?(?:이름|성함|성명|연락처|전화\s?번호|주소|위치|장소|사는\s?곳|집)(?:[은는이가]\s|\s?[:,])|^(?:이름|성함|성명)\s(?!변경|정정)[가-힣]{2,4}$|^(?:저는|전|저)\s?[가-힣]{2,4}\s?(?:입니다|이에요|예요|라고\s?(?:합니다|해요))|^(?:아까|방금|또)(?:\s|,)|\d\s?(?:번지|호|층)(?![가-힣])|\d+-\d+|(?:앞|옆|뒤|근처|건너편|맞은편|부근|정문|후문|뒷문|입구|출구|사거리|삼거리|골목|정류장)(?:이요|요|입니다|에요|이에요|예요|쪽)?[\s.]*$|^(?:my name|i am|i['’]m|it(?:['’]s|\sis)\s(?:at|near|in|on)|the (?:place|address|location)|address|name)\b/iu;
export const isDetail = (text: string): boolean => (adds(text) || DETAIL.test(text)) && !asks(text) && !TOPIC.test(text);

/** A sentence in English, whoever says it: answered in English. */
const ENGLISH = /\b(?:the|is|are|was|there|my|our|your|in|on|at|to|of|and|i|you|please|how|what|where|when|who|why|can|do|does|not|it|this|that|for|with|too|someone|have|has|need|want)\b/i;
export const isEnglish = (text: string): boolean => !/[^\u0000-\u024f\u2000-\u20cf\p{Emoji}\p{M}]/u.test(text) && (ENGLISH.test(text) ? /[a-z][^a-z]+[a-z]/i.test(text) : DEFECT_EN.test(text) || /[a-z]{3}[^a-z]+[a-z]{3}/i.test(text) || /^[bcdfghj-np-tv-z]*[aeiou]+[bcdfghj-np-tv-z]+[aeiou]+[a-z]{2,}\W*$/i.test(text));
