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
  /(?:전입|전출|이사|출생|사망|혼인|결혼|이혼|개명|입양|영업|개업|창업|폐업|휴업|건축|착공|증축|해체|용도\s?변경|주소|거주지|체류지|분실|세금|소득|소득세|취득세|재산세|부가세|양도세?|상속|자동차|폐기물|집회|임대차|전월세|임대|거래|광고물|국적|가족관계|판매업?|숙박업?|음식점|배출|사업자?|등록)\s?(?:변경|등록|발생)?\s?신고|여권|등본|초본|증명서?|인감|면허|허가|주민등록|신분증|보조금|지원금|장려금|수당|바우처|연금|감면|환급|수강|예약|대관|자격증|택배/u;
/** How to file, without saying what. */
export const HOW_TO_FILE = /^(?:문자로)?(?:민원|신고|신청|접수|제보|불편)(?:신청|접수|신고|민원)?(?:은|는|을|를)?(?:넣는|내는|하는|제기하는|좀)?(?:방법|법|어떻게|어떡|어케|절차|하려면|넣으려면|내려면)|^.{0,14}민원(?:은|는|을|를)?(?:접수|신청|제기)?(?:은|는|을|를)?(?:어떻게|어떡|어케)(?:접수|신청|넣|내|하(?!고)|해|제기)/u;
export const HOW_TO_FILE_EN = /^(?:(?:how|where)\s+)?(?:do|can|could|should|to)\b[^?]{0,20}\b(?:file|make|submit|lodge)\s+(?:an?\s+)?(?:complaint|petition|report)\b/i;

/** How this very service is used. */
export const HOW_HERE = /^(?:이거|이건|여기|여기서|이문자|문자로|문자)?(?:은|는)?(?:어떻게|어떡게|어케)(?:하는|쓰는|이용하는|사용하는|보내는)(?:거|건|것|지|가요)/u;

/** One's own petition … */
const OWN = /(?:^|\s)(?:내|제|나의|저의|저희|우리)\s?(?:민원|신고|신청|접수|건|글|[꺼거](?=[는가\s]))|^(?:아까|방금|어제|그때|그제|저번|지난번|전에|며칠\s?전)[에]?\s?(?:그\s?)?(?:그거|그것|그건|거|건|[^?\s]{0,10}(?:한|보낸|넣은|낸|올린|말한)\s?(?:거|것|건|지))|(?:^|\s)(?:내|제|저희|우리)가\s?[^?]{0,20}(?:낸|넣은|올린|보낸|말한|신청|신고|접수|제기|요청|문의|제보|건의)|^(?:지난|저번|전)[가-힣]{0,2}\s?(?:민원|신고)|(?:신고|신청|접수|제보|건의|요청|문의|민원|제출)\s?(?:을|를)?\s?(?:한\s?(?:거|것|건|지|민원|사람)|했던|해\s?[놓둔논]|했는데|했었는데|하였는데|했어요|했습니다|드렸는데|드린|넣었는데|넣은|냈는데|낸|올렸는데|올린|보냈는데|신청한|접수한|된)|^(?:민원|접수|처리|답변|답장|결과|진행)/u;
/** … and how it stands. */
const STANDS = /언제(?!부터|까지)|봤(?:어|나|습|는)|보셨|받았|어케|(?:어떻게|어찌)\s?(?:됐|되|돼|된|진행|처리)|결과|답변|답이|답장|소식|연락|진행|현황|상황|처리\s?(?:됐|되|완료|중|안|여부)|됐(?:나|는|어|습)|되었|왔(?:나|어|는|습)|나왔|아직|해결\s?(?:됐|되)|고쳐[졌지]|하고(?:는)?\s?있|못\s?받|어디까지|얼마나\s?(?:걸|기다)|궁금|확인|조회|여부/u;
export const isOwn = (text: string): boolean => MINE.test(text) || (OWN.test(text) && STANDS.test(text) && !PROCEDURE.test(text));
/** What of mine is lost or asked for by its number; or a bare "when". */
const MINE = /^(?:답|답장|답변|연락|소식)[이은도]?\s?(?:없|안\s?[와오])|^(?:내|제)가?\s?(?:신청|신고|접수|제보|보낸|넣은|낸)\s?(?:한\s?)?(?:거|것|건|민원)(?:\s?(?:맞[아죠나]|인가|있나)[가-힣]{0,3})?[\s.?!]*$|^(?:다\s?|처리\s?다\s?)?(?:고쳤|고쳐졌|완료|해결|끝났|치웠|처리|접수)\s?(?:됐|된|되었|하셨|했|됨)?\s?(?:건가요|거예요|나요|어요|습니까|는지요?|가요)[\s.?!]*$|^(?:계속\s?)?기다리고\s?있|^언제쯤?\s?(?:오시|오실|와|고치|고쳐|해\s?[주줘]|됩|되[나는])[가-힣]{0,5}[\s.?!]*$|(?:언제까지|얼마나\s?(?:더\s?)?)\s?기다려|깜깜\s?무소식|왜\s?(?:아직(?:도|까지)?\s?)?(?:답|연락|소식)[가-힣]{0,2}\s?(?:없|안)|^왜\s?(?:아직(?:도|까지)?\s?)?(?:답|연락|소식|처리|안\s?고쳐)|(?:신청|신고|접수|민원)\s?(?:한|넣은|낸)\s?지\s?(?:벌써\s?|이제\s?)?(?:\d|몇|한|두|세|일주|열흘|보름|꽤|오래|벌써)|(?:넣은|낸|한|했던|내|제)\s?(?:거|것|건|민원|신고)\s?(?:접수)?번호(?:를|을)?\s?(?:좀\s?)?(?:다시\s?)?(?:알려|가르쳐|뭐|모르)|담당자?[^?]{0,12}(?:제|내)\s?민원|^(?:내|제)\s?[꺼거]\s?(?:보기|볼|확인|조회)|^아직(?:도|까지)?\s?(?:안\s?(?:됐|되|돼|끝|고쳐|왔|와)|소식|연락|답|처리|그대로)|접수\s?번호[를을가는]?\s?(?:잊|모르|몰라|뭐|기억|까먹|잃|알려|찾)|(?:제|내)\s?접수\s?번호|^접수[가는]?\s?(?:된|됐|되었)|^(?:며칠|얼마|몇\s?일)(?:이?나|쯤|만)?\s?(?:더\s?)?걸[려리린릴]|^아직(?:도)?\s?(?:이에요|인가요|이요|예요)|^왜\s?이(?:렇게|리)\s?(?:늦|오래|안)|^(?:내|제)가?\s?(?:뭘|무엇을|뭐)\s?(?:신고|신청|접수)|(?:^|\s)(?:내|제|저희)\s?(?:민원|신고)(?:은|는)?\s?담당|(?:접수|민원|신고)?\s?번호[를을]?\s?(?:까먹|잊어|잃어|이[자저]버)|^(?:언제쯤?|아직도?|어떻게)\s?(?:처리|될까|되겠|해결|고쳐|고치|답변|완료|멀|되나|되는|되고|돼|됐|끝|나와|나오|오나|와요)\S{0,6}[\s.!?]*$/u;
/** Takes one's own petition back, however it is said; the answer only offers a one-time number. */
const TAKES_BACK = /(?:신고|접수|신청|민원)(?:을|를)?\s?잘못\s?(?:했|하|넣|보|됐)|(?:민원|신고|신청|접수|제보)[^?]{0,15}(?:취소|취하|철회)|^(?:아까|방금|어제|저번|지난번|전에|그거|그것|이거|내꺼|제꺼|내\s?거|제\s?거)[^?]{0,15}(?:취소|취하|철회)|(?:^|\s)없던\s?(?:일|걸|것)로|(?:민원|신고|신청|접수)\s?(?:을|를)?\s?안\s?(?:할|하겠|합니다|해도)|(?:취소|취하|철회)\s?(?:좀\s?)?(?:해|시켜|하|할|요|부탁|바랍|$)[가-힣\s]{0,12}[.!~]*$|취하\s?(?:방법|어떻게|하려면|절차)|^(?:취소|취하|철회)(?:가|는)?\s?(?:안\s?(?:되|돼|될)|되나|돼요|가능|할\s?수)|(?:내|제|저의|넣은|낸)\s?(?:민원|신고|글)[^?]{0,8}(?:없애|삭제|지워|거둬)|(?:민원|신고|신청)(?:을|를)?\s?거[둬둘두]|(?:없애|삭제|지워)\s?(?:주세요|줘요?|주십시오)\s(?:내|제|저의)\s?(?:민원|신고|글)|\b(?:withdraw|cancel|take back|drop|delete|remove|forget(?: about)?)\b[^?]{0,12}\bmy (?:petition|complaint|report|request)\b|\b(?:withdraw|cancel)\b[^?]{0,20}\b(?:petition|complaint|report|request)\b|^(?:please )?(?:cancel|withdraw)\s(?:it|this|that)\b/iu;
export const takesBack = (text: string): boolean => TAKES_BACK.test(text) && !PROCEDURE.test(text) && !/과태료|벌금|딱지|고지서|주차권|강좌|예약|결제|주문|수강|대관|면허|카드|회원|구독|배달|택시|공연|여행|허가|처분|영업|계약|등기|재판|경기|행사|^안\s|(?:취소|취하|철회)\s?(?:가\s?)?(?:됐|되었|된|되어|안\s?했)/.test(text);
/** Of what one has sent, without naming it: when will it be fixed? is it done? still no answer. */
export const MINE_EN = /^(?:so |and |hi |hello )?(?:when (?:will|is|are|do)|is|has|have|did) (?:it|this|that|they|you|someone)\b[^?]{0,20}\b(?:fixed|fix it|receive|received|get my|got my|see my|read my|repaired|done|answered|finished|resolved|sorted|come)\b|^(?:still waiting|updates?)[\s?!.]*$|^i(?:['’]ve)? (?:already )?(?:reported|filed|complained|sent|submitted|texted|asked)\b[^?]{0,60}\b(?:nothing|no(?:body| one| answer)|still|not|yet|days? ago|weeks?|months?|when|status|update)\b|\b(?:lost|forgot|don['’]?t (?:know|have))\b[^?]{0,12}\b(?:receipt |petition |reference |my )number|^(?:still|any|is there any|there is)\s?(?:no |any )?(?:news|updates?|answer|reply|response|progress)\b[\s?!.]*(?:yet)?[\s?!.]*$|^why (?:is there|has there been|have i)[^?]{0,20}\b(?:no|not|nobody)\b[^?]{0,20}\b(?:answer|reply|news|response|heard)/iu;
export const OWN_EN = /\b(?:my|our)\s+(?:petition|complaint|report|case|request|filing|ticket|status)s?\b/i;
export const STANDS_EN = /\b(?:status|check|track|progress|updates?|news|how|what|where|when|done|answer(?:ed)?|happen(?:ed|ing)?|going on|waiting|still|look(?:ed|ing)?|working|seen|nothing|see|show|list|number)\b/i;

/** Words of something broken, dirty, dangerous or noisy: such a text is offered as a filing first. */
const DEFECT =
  /고장|파손|훼손|(?:부서|부러|끊어|깨|꺼|터|갈라|떨어|벗겨|찢어|휘어|뽑혀|튀어나|지워|넘어|흩어|쏟아)[졌져지진질짐]|(?<!좋아|나아|해|아|밝아|예뻐|편해|가까워)졌(?:어|습|네|음|다|는데)|버려[졌져]|짖[어는고습]|걸려\s?있|(?<!단속|검사)에\s?걸[렸려]|나뒹|널브러|뒹굴|무서[워웠]|무섭|깔[렸려]|들[떠떴뜬]|금[이가]?\s?갔|빠[졌져]\s?(?:있|어|습|나)|엉망|배설물|토사물|노상\s?방뇨|과속(?!\s?방지)|역주행|난폭|취객|호객|안\s?보[여이]|못\s?(?:지나|다니|다녀|건너)|튀어나[와왔온]|끊겼|깜[빡박]|나갔(?:어|습|네|다|는데|음)|나감|(?:^|\s)안\s?(?:와|왔|서[고는요]|섰|가[요네]|갔|해[요갔가주줘]|했|줘|줬|지켜|지키|막|꺼져|맞[아네])|안\s?(?:켜|들어[와옴옵]|바뀌|나와|나옴|나옵|돼|되|됨|됩|빠[져지]|치워|치우|닫|열|가져가|고쳐|녹)|막[혔혀히힌힘]|길을\s?막|울퉁|삐걱|찌그|곰팡|고여|고였|(?:뚜껑|난간|덮개|손잡이|표지판)[이가]?\s?없|열려\s?있|(?:꽉|가득)\s?[찼차]|[을를]\s?가[려리렸]|넘[쳐쳤치침]|새고|새[어요]|물[이도]?\s?(?:새|샐)|샌다|샙니다|누수|(?<!실)패[였이여인]|파[였여인]|균열|기울|쓰러|휘[었어]|녹슬|무너|구멍|위험|악취|냄새|더러|더럽|지저분|쓰레기\s?(?:가|를|더미|쌓|버[려리렸])|투기|방치|쌓[여였이]|불법|무단|시끄|소음|소리\s?(?:가|때문)|층간|먼지|매연|모기|벌레|바퀴|해충|쥐가|사체|죽어\s?있|얼었|얼어|빙판|미끄|가로막|막고|침수|잠겼|역류|주차\s?(?:해|돼|되어|했|때문)|어두[워운]|어둡|없어졌|사라졌|망가|흔들|덜컹|낙서|꽁초|담배|흡연|불친절|억울|부당|떼죽음|폐사|이물질|머리카락[이가]?\s?나|오작동|잘못\s?(?:울|켜|설치|작동)|(?:갖다|내다|몰래)\s?버[려리렸린]|차(?:를|가)?\s?(?:댐|댔)|대[놨놓]|세워\s?[놨놓뒀둔]|뿌리고|쿵쿵|쾅쾅|철철|콸콸|뚝뚝|줄줄|쩍쩍|덕지덕지|펑펑|웅웅|부글부글|물[이도]?\s?(?:들어[와오옵]|차[올오]|솟)|(?:전화|말)[을를]?\s?(?:확\s?|그냥\s?|뚝\s?)?끊[어었]|딴\s?데로|떠넘|뺑뺑이|불편|민폐|너무\s?(?!좋|예[뻐쁘]|감사|고마|고맙|잘|훌륭|친절|깨끗)[가-힣]|무허가|반말|거부했|못\s?살겠|못\s?자겠|괴로|수리\s?(?:요|필|바)|끊이지/u;
const DEFECT_EN =
  /\b(?:broken|break|damaged?|cracked?|leak(?:s|ing|ed)?|block(?:ed|ing|s)|clogged|flood(?:ed|ing)?|overflow\w*|pot\s?holes?|smell(?:s|y|ing)?|stink\w*|dirty|garbage|trash|dumping|dumped|litter\w*|graffiti|smoking|parked (?:in|on|across|illegally)|noise|noisy|loud|yell(?:s|ing)?|shout(?:s|ing)?|dangerous|unsafe|illegal(?:ly)?|abandoned|missing|rusty|stuck|broke|out of order|not working|doesn'?t work|does not work|stopped working|went out|(?:lights?|lamps?|streetlights?|power|signals?|elevator)\b[^?.]{0,40}\b(?:is|are|was|has been|have been) (?:out|off|dead|down)|barking|burnt out|too dark|collapsed|fallen|falling|rats?|mosquito\w*|dust\w*|fix|repair)\b/i;
/** Asks the district to do something: 청소 좀 해 주세요, CCTV 설치 요청합니다. */
const REQUEST =
  /(?:고치|고쳐|치우|치워|수리|단속|해결|조치|청소|처리|점검|설치|제거|철거|교체|보수|정리|방역|소독|제설|순찰|가지치기|수거|견인|도색|개선|정비|조사|출동|옮겨|잘라|베어|꺼|켜|막아|없애|어떻게\s?좀)[가-힣]{0,3}\s?(?:좀\s?)?(?:해\s?)?(?:(?<=치우|고치|하|막)(?:세요|십시오)|(?<=치워|고쳐|해)라|주이소|주쇼|줘유|주세요|주십시|주세여|줘|주실|주시|달라|부탁|바랍|바람|요청|요망|필요|주면|원합|했으면|했음|하면\s?좋)/u;
/** Asks for anything to be done, but not to be told or sent something: 현수막 떼 주세요, 횡단보도를 만들어 주세요. */
const WISH = /면\s?좋겠|[아어여해려워겨쳐떼내와줄켜펴혀셔빼깨패춰눠꿔둬놔]\s?(?:주이소|주쇼|줘유|주세요|주십시[오요]|주시기|주시길|주시면|주실\s?수|달라고)/u;
const PRAISE = /칭찬\s?(?:합니다|해요|하고\s?싶|드립|할게|해\s?주)/u;
const TELL = /알려|얘기|알림|문자|가르쳐|보내|연결|발급|보여|바꿔|전화|통화|안내|설명|추천|답변|답장|연락|도와|등록|신청|예약|확인|말해|읽어|빌려|찾아/u;
const REQUEST_EN = /\b(?:please|can you|could you|would you|need to)\s+(?:fix|repair|clean|remove|stop|replace|install|check|do something)\b/i;

const QUESTION = /어떻게|어떡|어디|언제|얼마|무엇|뭐|뭔|무슨|몇|누구|왜|(?:나요|까요|인가요|한가요|은가요|던가요|는지요|습니까|ㅂ니까|죠|을까|나|냐)\s?\??$|\?$/u;
const QUESTION_EN = /\bhow (?:much|many|long)\b|^(?:how|where|when|what|who|which|why|can|could|do|does|is|are|may|should)\b|\?$/i;
/** Ends like a question without asking: 불법주차 과태료. */
const TOPIC = /(?:방법|절차|과태료|벌금|수수료|요금|비용|기준|규정|위치|전화\s?번호|연락처|시간|기간|자격|대상|문의|안내|상담|농도|지도|(?:알려|가르쳐)\s?(?:주세요|주십시오|줘|줘요)|궁금\S{0,5}|신고하려면)[\s.!?]*$|\b(?:fines?|fees?|hours|schedule|rules?|phone number|location)\W*$/iu;
/** Asks how things are done, not why something is broken. */
const HOW = /얼마|어디|몇\s?(?:시|번|일|개|살|층|월|년|데)|방법|절차|과태료|벌금|수수료|요금|비용|기준|규정|가격|위치|전화\s?번호|연락처|담당|부서|누구|[해아어]도\s?[되돼됩]|되나요|될까요|[돼되]요\?|가능|할\s?수\s?있|어떻게\s?(?:버|신고|신청|하|해야|내|처리|받|되|가)|뭐|뭔|무엇|무슨|신고하[나면]|자격|대상|기간|언제\s?(?:버|까지|부터|하|해|열|여)/u;
export const HOW_EN = /\b(?:how (?:do|can|to|much|many|should)|where (?:do|can|is|are|should)|what (?:time|day|is|are|should)|when (?:do|can|is|are|does)|who|fee|fees|fine|hours|allowed|may i)\b/i;

/** Tells how something is: a sentence that ends as one, asks nothing, wants nothing. Where it names a thing that the district mends, it is a report. */
const TOLD = /(?:[가-힣]요|[가-힣]유|니다|[가-힣]네예?|[가-힣]다)(?=[\s.!~,ㅠㅜㅡ^;]|$)|[가-힣][음임함됨감옴남짐][\s.!~ㅠㅜㅡ^]*$/u;
const WANTS = /누가|려고|하려|싶|원해|원합|궁금|알려|부탁|문의|가능|필요|감사|고맙|안녕|수고|찾[아고습]|만들[려러]|받[으고]|떼[려러]/u;
export const tells = (text: string): boolean => TOLD.test(text) && !WANTS.test(text) && !asks(text) && !TOPIC.test(text) && !HOW.test(text) && !PROCEDURE.test(text);

const ENDS_TOLD = /(?:(?<![개필주중소])요|[유네다]|[가-힣][음임함됨감옴남짐])[\s.!~^ㅠㅜ]*$/u;
const ENDS_ASKING = /[가나까지세셔]요[\s.!~^ㅠㅜ]*$/u;
/** Letters of the shortest statement that is worth an officer's reading. */
const STATEMENT = 10;
/** A whole statement: it ends as one, asks nothing and bids nobody do anything. */
export const statement = (text: string): boolean => bare(text).length >= STATEMENT && ENDS_TOLD.test(text) && !ENDS_ASKING.test(text.replace(COMES_OUT, '난다')) && !TELL.test(text);

/** A report of something wrong, or a wish that the district act; a question about procedure is neither. */
export const reports = (folded: string): boolean => folded.split(/\s(?:그리고|또한|아울러)\s|\n{2,}/u).some(report);

function report(clause: string): boolean {
  const text = clause.trimEnd();
  if (PRAISE.test(text) || REQUEST.test(text) || REQUEST_EN.test(text) || (WISH.test(text) && !TELL.test(text))) return !PROCEDURE.test(text);
  if (!DEFECT.test(text) && !DEFECT_EN.test(text)) return false;
  if (TOPIC.test(text) || PROCEDURE.test(text)) return false;
  const asks = QUESTION.test(text) || QUESTION_EN.test(text);
  return !(asks && (HOW.test(text) || HOW_EN.test(text)));
}
/** 냄새도 나요 tells; 됐나요 asks. */
const COMES_OUT = /(?:냄새|소리|연기|소음|먼지|물|불|피|열|김|고장|싹|구멍)[가이도은는]?\s?(?:많이\s?|너무\s?|계속\s?|자꾸\s?)?나요/gu;
export const asks = (text: string): boolean => QUESTION.test(text.replace(COMES_OUT, ' ')) || QUESTION_EN.test(text);

/** Says where, in whatever words: asked of a filing that waits for its confirmation and has no place yet. */
const PLACE = /[가-힣\d](?:로|길|동|번지|역|아파트|빌라|빌딩|시장|공원|사거리|삼거리|출구|골목|학교|정류장|주민센터|놀이터|주차장|상가|건물)(?:\s?\d[\d-]*)?(?:번길|호|층|번지)?(?:에서|에|의)?(?:\s|$|요|이요|입니다|이에요|이예요|예요|인데|이라|쪽|앞|옆|뒤)|(?:앞|옆|뒤|근처|건너편|맞은편|부근)(?:에서|에|이요|요|입니다|쪽)?[\s.]*$/u;
/** A place and a little around it, in characters. */
const PLACE_LENGTH = 60;
export const isPlace = (text: string): boolean => text.length <= PLACE_LENGTH && PLACE.test(text) && !asks(text);

/** Said of what was filed just now: a name, an address, something remembered since. Anything else may follow there, so the name of a street alone is none; and no keyword. */
const DETAIL =
  /^(?:정정|수정|추가)\s?(?:합니다|해요|할게요|하겠습니다|드립니다|드려요|요)[\s,.]|[가-힣\d](?:이|가)?\s?아니(?:라|고|구요?)\s[가-힣\d]|잘못\s?(?:적|썼|말|보냈)|[가-힣]{1,6}(?:로|길)\s?\d{1,4}(?:-\d+)?(?=\s|$)|참고\s?(?:하세요|하십시오|바랍)|^(?:같은|그|바로)\s?(?:장소|자리|곳|옆)|(?:주소|위치|장소|이름|연락처|번호)(?:를|을)?\s?(?:빼먹었|빠뜨렸|깜[박빡]했|(?:안|못|빼먹고|빠뜨리고|깜[박빡]하고)\s?(?:적|썼|쓰|보[냈내]|넣))|^(?:(?:제|저의|저희|내)\s?)?(?:이름|성함|성명|연락처|전화\s?번호|주소|위치|장소|사는\s?곳|집)(?:[은는이가]\s|\s?[:,])|^(?:이름|성함|성명)\s(?!변경|정정)[가-힣]{2,4}$|^(?:저는|전|저)\s?[가-힣]{2,4}\s?(?:입니다|이에요|예요|라고\s?(?:합니다|해요))|^(?:참고로|추가로|추가\s?(?:내용|사항)\s?:?|덧붙여|덧붙이면|덧붙이기|덧붙임\s?:?|그리고|아까|방금|아\s?참|또|깜빡|빠뜨)(?:\s|,)|\d\s?(?:번지|호|층)(?![가-힣])|\d+-\d+|(?:앞|옆|뒤|근처|건너편|맞은편|부근|정문|후문|뒷문|입구|출구|사거리|삼거리|골목|정류장)(?:이요|요|입니다|에요|이에요|예요|쪽)?[\s.]*$|^(?:my name|i am|i['’]m|it(?:['’]s|\sis)\s(?:at|near|in|on)|the (?:place|address|location)|address|name|also|by the way)\b/iu;
/** Says what it is instead: 신호등이 아니고 가로등이에요. */
export const corrects = (text: string): boolean => /(?:^|[가-힣\d])\s?(?:이|가|게)?\s?아니(?:라|고|구요?)\s[가-힣\d]/u.test(text) && !asks(text);
/** Begins by saying that it adds to what was filed, whatever it tells then. */
export const adds = (text: string): boolean => /^(?:추가(?:로|합니다|\s합니다|할게요|\s?내용|\s?사항)|덧붙|정정|참고로)(?=[\s,:.가-힣])/u.test(text);
export const isDetail = (text: string): boolean => DETAIL.test(text) && !asks(text) && !TOPIC.test(text);

/** A sentence in English, whoever says it: answered in English. */
const ENGLISH = /\b(?:the|is|are|was|there|my|our|your|in|on|at|to|of|and|i|you|please|how|what|where|when|who|why|can|do|does|not|it|this|that|for|with|too|someone|have|has|need|want)\b/i;
export const isEnglish = (text: string): boolean => !/[^\u0000-\u024f\u2000-\u20cf\p{Emoji}\p{M}]/u.test(text) && (ENGLISH.test(text) ? /[a-z][^a-z]+[a-z]/i.test(text) : DEFECT_EN.test(text) || /[a-z]{3}[^a-z]+[a-z]{3}/i.test(text) || /^[bcdfghj-np-tv-z]*[aeiou]+[bcdfghj-np-tv-z]+[aeiou]+[a-z]{2,}\W*$/i.test(text));
