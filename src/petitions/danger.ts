/** Words of fire, collapse or violence: such a text is answered with 119 and 112 first. */
import { isDangerAbroad } from './danger-abroad.js';

/** The same words about something harmless: taken out before looking. What stands beside it in the same text still counts. */
const HARMLESS: readonly RegExp[] = [
  /(?:화재|산불|소방|가스|붕괴|폭발|폭력|폭행|강도|재난|지진|테러|도둑|절도|익사|감전|추락|자살|학대|스토킹|협박|납치|심장\s?마비|교통\s?사고|실종)\s?(?:안심|보험|공제|예방|방지|조심|감시|다발|교육|법률|센터|훈련|감지기|경보기|탐지기|대피|안전|점검|상담|피해자?\s?지원|증명|복구|대비|대응|진압\s?훈련|조사|통계|캠페인|신고\s?(?:방법|요령)|발생\s?시|위험도|시\s?(?:대피|행동))/g,
  /소방(?:서|관|차(?!\s?(?:불러|빨리|좀))|도로|시설|점검|훈련|법)|소화(?:기|전)|불꽃\s?(?:축제|놀이)|강도\s?(?:높|낮|조절|시험|가\s?(?:세|높|심|약|낮)|를\s?(?:높|낮|줄))|도둑\s?고양이|(?:소음|운동|콘크리트|빛|공사|업무)\s?강도|폭발적|인기\s?폭발|(?:학교|가정)?폭력\s?(?:예방|상담|위원회)/g,
  /(?:담배|고기|음식|매|숯불|향|차|식당)\s?연기|(?:담배를?\s?(?:\S{1,6}\s)?(?:피|펴|태)|(?:고기|생선|갈비|삼겹살|장어|꼬치|숯불)[를을에]?\s?(?:굽|구워|구우))[가-힣]{0,5}\s(?:\S{1,6}\s)?연기|이불|등불|연탄불|불꽃(?!이?\s?튀)|불(?:법|친절|편|만|이익|량|성실|가능|필요|빛)|칼\s?(?:국수|갈이|로리)|칼을\s?(?:가는|갈)/g,
  /(?:나무|가로수|수목|가로등|전봇대|전신주|표지판|입?간판|오토바이|자전거|킥보드|펜스|휀스|울타리|화분|벤치|신호등|현수막|볼라드|쓰레기통|안내판|반사경|거치대)(?:가|이|은|는|도|들이)?\s?(?:길에|도로에|인도에|옆으로|앞으로|또|다)?\s?쓰러/g,
  /불이?\s?(?:났을\s?때|나면)|익사이팅|(?:문자|전화|카톡|알림|세금|물|업무)\s?폭탄/g,
  /때려\s?(?:치우|치[고웠]|맞)|(?:주사|예방\s?접종|백신|침|비를?|눈을?|바람)\s?맞|(?:차|자전거|킥보드)[가이]?\s?(?:안\s?보|없어)/g,
  /(?:억장|가슴|마음|멘탈|신뢰|건강|경제|생활)[이가]?\s?무너/g,
  /\b(?:fire|smoke)[\s-]?(?:drills?|insurance|extinguishers?|training|hydrants?|station|department|house|exits?|safety|trucks?|engines?|prevention|works|fighters?|code|doors?|escapes?|lanes?|place|alarm test|permit|certificate|inspection|detectors?|free)\b|\bfire alarm (?:is )?(?:broken|test|install)|\b(?:cigarette|tobacco|second-?hand|no|people|they|men|someone|customers|students|workers|neighbou?rs?|kids|always|who) smok(?:e|es|ing)\b|\bcamp ?fire|\bemergency (?:exit|room|contact|number|light|door)s?/g,
];

const PERSON = '사람|할머니|할아버지|어르신|노인|아이|아기|애가|남자|여자|남편|아내|엄마|어머니|아빠|아버지|부모|아저씨|아줌마|할배|할매|영감님|여성|남성|학생|행인|취객|환자|누가|분이|친구|동생|주민';
/** Whoever is hurt or hurts, in English: not a parcel, not a sign. */
const ONE = 'i|he|she|they|we|someone|somebody|people|person|man|woman|men|women|boy|girl|child|kid|baby|lady|guy|husband|wife|father|mother|son|daughter|brother|sister|boyfriend|girlfriend|neighbou?r|worker|student|driver|friend';
/** Who can be lost. */
const LOST = '아이|아기|애|딸|아들|손자|손녀|할머니|할아버지|어르신|노인|어머니|아버지|엄마|아빠|치매|환자';
const person = (source: RegExp): RegExp => new RegExp(source.source.replaceAll('PERSON', `(?:${PERSON})`), source.flags);
const DANGER: readonly RegExp[] = [
  /화재|화염|산불|불이야|불이?\s?(?:났|낫어|나씀|나서|나고|나요|나는|난\s?(?:것|거)|남(?![가-힣])|붙[었어는]|타오르|번[지져]|나\s?(?:버렸|$))|불(?:길|기둥|에\s?타|타고|타는)|(?:활활|집이|차가|건물이)\s?타|(?:집|차|건물|가게|상가|공장|창고|산)[이가도]?\s?(?:다\s?)?불타|연기가|연기\s?(?:나|많|자욱|솟|올라|피어)|타는\s?(?:냄새|내)|(?<!인기\s?)폭발(?!적)|가스가?\s?(?:냄새|누출|새|샌|샙|유출)|스파크|불꽃이\s?튀/,
  person(/붕괴|무너(?:졌|지|져|질|짐|진|집|저)|(?:밑에|아래에?|차에|트럭에|버스에|더미에|PERSON[^.!?]{0,10})\s?깔[렸려린]|매몰|추락[했하해]|떨어져\s?(?:다쳤|다침)|감전|물에\s?(?:빠[졌지져]|떠내려)|익사|싱크홀|(?:담|담벼락|담장|벽|축대|옹벽|건물|천장)[이가]?\s?(?:곧\s?|금방\s?)?(?:넘어[갈가]|쓰러질|주저앉)|(?:지반|땅|천장|지붕|바닥|건물|도로|축대|옹벽)[이가]?\s?(?:푹\s?|갑자기\s?|확\s?)?(?:꺼[졌져지](?!\s?있)|내려앉|침하)|(?:차|자동차|트럭|버스|오토바이|지게차|크레인)[가이]\s?(?:\S{1,8}에\s)?(?:빠졌|추락|뒤집|전복)|(?:엘리베이터|승강기|차|안|화장실)에?\s?갇[혔혀힌힘]|엘레베이터에?\s?갇|갇혔/),
  person(/폭행|폭력[을에이]?\s?(?:당|하|행사|쓰|썼|휘두|신고)|(?:한테|에게)\s?맞(?:았|고\s?있|아서)|얻어\s?맞|PERSON[을를]\s?(?:막\s?|계속\s?)?(?:패고|팼|팬다)|학대|때리[고는]|때려|때렸|때린|때립|PERSON[^.!?]{0,10}끌고\s?가|PERSON[^.!?]{0,6}끌려|맞고\s?있(?!나|는지)|PERSON[^.!?]{0,10}맞(?:고\s?(?:울|살|다)|아서|았[어습]|는\s?소리)|구타|칼[을로]\s?|칼\s?(?:든|들|가지고|부림)|흉기|찔[렸러렀]|총[을]?\s?(?:쐈|쏘|들)|총소리|살려\s?(?:주|줘|달|ㅈ)|죽이겠|죽인다|죽일|죽여\s?버|협박|납치|강도|성추행|성폭[행력]|강간|몰카|스토[킹커]|인질|난동|(?:치고받|몸)싸움|싸우[^.!?]{0,12}(?:아이|애|아기)[가들이]{0,3}\s?(?:울|웁|우)|싸움[이을]?\s?(?:났|나|벌|하고)|싸우고\s?있|도둑|소매치기|절도|칼부림|감금|폭탄|(?:누가|남자가|사람이|차가|괴한이)\s?(?:자꾸\s?|계속\s?|저를\s?|뒤를?\s?|뒤에서\s?)*(?:따라[오와왔]|쫓아[오와왔]|미행)/),
  person(/피[를가]?\s?(?:흘|많이|나[고요])|PERSON[^.!?]{0,20}(?:굴렀|굴러\s?떨어|못\s?(?:일어나|움직[이여]))|(?:전기?줄|전깃줄|전선|기계|철조망|펜스|문틈)에?\s?[^.!?]{0,4}PERSON[^.!?]{0,4}(?:걸려|끼[었여]|감[겨겼])|심장[이가]?\s?(?:아프|아파|조[여이]|멎|멈)|흉통|가슴\s?통증|숨[이을]?\s?(?:차(?:[요서고]|$)|가[빠쁘쁩])|의식[이을]?\s?(?:없|잃)|숨[을이]?\s?(?:안|못|막)|호흡곤란|심장\s?마비|심정지|기절|자살|자해|죽고\s?싶|뛰어\s?내[리릴린려렸]|투신|더\s?(?:이상은?\s?|는\s?)?살기\s?싫|살고\s?싶지\s?않|살\s?(?:의미|이유)[가도]?\s?없|목숨을?\s?끊|극단적\s?선택|번개탄|화상을?\s?입|(?:옥상|난간|베란다|창문|다리)에\s?매달|손목을?\s?(?:그었|긋|그은|그어)|(?:옥상|난간|다리|베란다|창문)에서\s?(?:\S{1,6}\s)?뛰(?:려|어내|어\s내)|비명|유서를?\s?(?:썼|쓰|남)|농약을?\s?(?:마[셨시]|먹|드[셨시])|수면제를?\s?(?:많|다|먹)|약을?\s?(?:너무\s?)?(?:많이|한꺼번에|잔뜩)\s?(?:먹|드[셨시]|삼)|(?:팔|뼈|발목|손목|갈비뼈?|골반)[이가]?\s?부러|골절|다\s?끝내고\s?싶|PERSON[^.!?]{0,4}물에\s?(?:떠|빠)|목을?\s?[매맸맨맬]|발작|경련[을이]?\s?(?:일|나|하|해|와|왔)|(?:교통|추돌|뺑소니)\s?사고[가를]?\s?(?:났|나서|낫|당|입)|차에\s?치[였이여]|많이\s?다쳤|크게\s?다쳤|다친\s?사람/),
  new RegExp(`(?:${LOST})[가이를을도]?\\s?(?:집에\\s|아직\\s|갑자기\\s)?(?:없어졌|사라졌|잃어버렸|안\\s?(?:들어[왔와오]|돌아[왔와오]))|실종|(?:${LOST})[가이]?\\s?(?:혼자|홀로)[^.!?]{0,12}(?:울|헤매|떨)|(?:아이|아기|애|유아|어린이)[를가]?\\s?유괴|(?:${LOST})[^.!?]{0,8}(?:길을?\\s?(?:잃|잊)|집을?\\s?못\\s?찾)|(?:집을?\\s?나[가간갔]|가출)[^.!?]{0,10}(?:안\\s?(?:들어|돌아|와|왔)|연락)|(?:${PERSON}|이웃|혼자\\s?사는\\s?분)[가이은는도을를]?\\s?[^.!?]{0,8}(?:며칠|몇\\s?일|\\d일|일주일|한\\s?달)[^.!?]{0,5}(?:안\\s?보|인기척|연락이?\\s?(?:안|없))`),
  new RegExp(`쓰러[졌져진]\\s?(?:사람|분|할)|(?:${PERSON})[^.!?]{0,15}(?:쓰러|다쳤|다침|위독|떨어졌|빠졌|죽어)|^\\s?쓰러졌|구급차|(?:119|112|경찰|소방차)(?:를|을|에)?\\s?(?:좀\\s?)?(?:불러|빨리|출동|신고해\\s?주)`),
  /\b(?:fires?|smoke|flames|burning (?:house|building|car)|explo(?:sion|ded|ding)|gas (?:leak\w*|smell)|smells? (?:(?:of|like) )?gas|collaps(?:e|ed|ing)|assault(?:ed|ing)?|attack(?:ed|ing)?|violence|knife|gun|shooting|stabb(?:ed|ing)|rob(?:bed|bery)|burglar\w*|thief|kidnap\w*|rap(?:e|ed|ist)|suicide|kill (?:me|him|her|myself|us)|(?:people|men|they) (?:are )?fighting|(?:brok(?:e|en|ing)|break(?:s|ing)?) in(?:to)?|(?:stopped|can(?:no|['’]?)t|isn['’]?t) breath\w*|beating (?:me|him|her|a|up)|bleeding|unconscious|drowning|not breathing|heart attack|want to die|wanna die|end my life|kill myself|sinkhole|(?:child|kid|son|daughter|mother|father|grandm\w+|grandf\w+) is (?:missing|lost)|fell\b[^.]{0,20}\b(?:hurt|injured|bleed\w*|can(?:no|['’]?)t (?:move|get up|walk))|missing (?:child|kid|person)|lost child|following me|stalk\w*|(?:hit(?:s|ting)|beat(?:s|ing)|hurt(?:s|ing)) (?:me|her|him|my|his|a (?:child|kid|woman|girl|boy))|badly hurt|seriously injured|car accident|electrocuted)\b/,
  new RegExp(`\\b(?:${ONE}) (?:is|are|was|were|has been|have been|got|getting)(?: being| getting)? (?:badly |seriously )?(?:beaten|hit|punched|kicked|strangled|abducted|molested|threatened|trapped|injured|wounded|choking)\\b(?! (?:with|by) a (?:fine|fee|bill|letter))`),
  new RegExp(`\\b(?:${ONE}) (?:just |keeps? )?(?:hits?|hitting|beats?|punch(?:ed|es|ing)|kick(?:ed|s|ing)|slap(?:ped|s)|strangl(?:ed|es|ing)) (?:me|us|him|her|them|my|his|someone|a (?:child|kid|baby|man|woman|girl|boy|person))\\b|\\b(?:${ONE}) (?:just )?(?:fell|jumped|is about to jump|wants to jump) (?:from|into|out of|off (?:the|a) (?:roof|bridge|balcony|ladder|building|wall))\\b`),
  /\b(?:being|been|getting) (?:beaten|attacked|threatened|followed|chased|robbed|molested)\b|\bhit by (?:a|the) (?:car|truck|bus|taxi|van|train|motor(?:bike|cycle)|scooter)\b|\bthreaten(?:s|ed|ing)? (?:me|us|him|her|my|to (?:kill|hurt)|people|someone|with)\b|\b(?:abduct\w*|grop(?:ed|ing)|molest(?:ed|ing)|sexually (?:harass|abus)\w*|domestic abuse|overdos(?:e|ed)|electric(?:al)? shock|scream(?:s|ing)? for help)\b/,
  /\b(?:building|wall|roof|ceiling|house|crane|scaffold\w*|bridge|balcony|floor) (?:(?:is|are|has|have|just) )*(?:(?:about|going) to )?(?:fall(?:ing|en)? (?:down|in|apart)|fell (?:down|in|on)|cav(?:ed?|ing) in|g[ai]ve way|c[ao]me down(?! in))\b|\b(?:house|home|building|flat|apartment|car|shop|store|roof|room|kitchen|something|factory)(?: is|'s|’s) burning\b|\b(?:trapped|stuck) in(?:side)? (?:the|an?) (?:elevator|lift|car|building|room|basement)\b/,
  /^\W*(?:(?:emergency|save me|call (?:the )?police|call 911)\b|(?:please )?help me(?: please)?\W*$)/,
];

/** How much and how often: between two words of danger they change nothing (가스가 계속 새요). */
const ADVERBS = /(?<=^|\s)(?:계속|자꾸|막|너무|지금|방금|갑자기|조금|많이|진짜|정말|또|확|푹|아주|엄청|심하게|빨리|좀)\s+/g;

/** @param text as cleaned */
export function isDanger(text: string): boolean {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = HARMLESS.reduce((rest, harmless) => rest.replace(harmless, ' '), folded);
  const plainly = words.replace(ADVERBS, '');
  return DANGER.some((d) => d.test(words) || (plainly !== words && d.test(plainly))) || isDangerAbroad(text);
}
