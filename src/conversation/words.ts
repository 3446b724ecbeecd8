/** The words of text devices, Korean and English, as data. Matched without spaces, in lower case, full-width folded. */
import type { Ask, Locale } from '../inquiry.js';

/** What a polite ending adds to a keyword without changing it: 조회해줘, 조회 부탁드립니다, 조회 좀요. */
export const POLITE =
  '(을|를|은|는|이|가|도|만|좀|한번|다시|요|할게요|할래요|하기|하고싶어요|하고싶습니다|하려고요|하려고합니다|할수있나요|할수있을까요|가능한가요|가능할까요|해요|합니다|하겠습니다|해주세요|해주십시오|해줘요|해줘|해주실래요|해달라|부탁|부탁해요|부탁해|부탁드려요|부탁드립니다|부탁합니다|바랍니다|보여줘|보여주세요|보여주십시오|보기|볼래요|보고싶어요|알려줘|알려주세요|알려주십시오|보내줘|보내주세요|원해요|원합니다|입니다|이요|please|plz|pls)*';

interface Keyword {
  ask: Ask;
  words: readonly string[];
  locale?: Locale;
}

/** Whole-message keywords. An English one answers in English from then on. */
export const KEYWORDS: readonly Keyword[] = [
  { ask: { kind: 'menu' }, words: ['메뉴', '처음', '처음으로', '시작메뉴', '메뉴판', '?', '??', '？'] },
  { ask: { kind: 'menu' }, words: ['menu', 'mainmenu', 'home', 'options', 'choices'], locale: 'en' },
  { ask: { kind: 'help' }, words: ['도움', '도움말', '사용법', '이용방법', '이용안내', '어떻게써요', '어떻게쓰나요', '안녕', '안녕하세요', '여보세요'] },
  { ask: { kind: 'help' }, words: ['help', 'helpme', 'howto', 'instructions', 'hello', 'hi', 'info'], locale: 'en' },
  {
    ask: { kind: 'list' },
    words: [
      ...['조회', '내민원', '내민원조회', '민원조회', '처리상황', '처리상황조회', '처리현황', '진행상황', '진행상황조회', '진행', '현황', '결과', '결과조회', '민원결과', '민원처리상황', '민원진행상황', '접수조회', '접수확인', '민원확인', '조회하기', '확인', '어떻게됐어요', '어떻게되었나요', '어떻게됐나요', '어떻게되고있나요', '언제돼요', '언제되나요'],
      ...['내민원어떻게됐어요', '내민원어떻게되었나요', '내민원어떻게되고있나요', '제민원어떻게됐나요', '제민원', '나의민원', '접수번호조회', '민원목록', '신청내역', '신청조회', '신청확인', '민원신청조회', '민원신청내역'],
    ],
  },
  { ask: { kind: 'list' }, words: ['status', 'mypetitions', 'mypetition', 'petitions', 'check', 'checkstatus', 'track', 'progress', 'checkmypetition', 'statusofmypetition', 'mystatus', 'anynews', 'whatisthestatus', "what'sthestatus"], locale: 'en' },
  { ask: { kind: 'find' }, words: ['번호로찾기', '접수번호로찾기', '번호조회', '접수번호'] },
  { ask: { kind: 'file' }, words: ['신청', '민원', '민원신청', '민원접수', '접수', '신고', '민원제기', '민원넣기', '민원있어요', '민원있습니다', '신청하기', '민원요청', '신청요청', '접수요청', '민원넣고싶어요', '민원을넣고싶어요'] },
  { ask: { kind: 'file' }, words: ['file', 'report', 'complaint', 'complain', 'petition', 'newpetition', 'fileapetition', 'filepetition', 'fileacomplaint', 'makeacomplaint', 'apply'], locale: 'en' },
  { ask: { kind: 'withdraw' }, words: ['취하', '취소', '민원취하', '민원취소', '신청취소', '신청취하', '접수취소', '철회', '민원철회'] },
  { ask: { kind: 'withdraw' }, words: ['withdraw', 'withdrawal', 'withdrawpetition', 'withdrawmypetition', 'cancelpetition', 'cancelmypetition', 'cancel'], locale: 'en' },
  { ask: { kind: 'departments' }, words: ['부서', '부서찾기', '부서안내', '전화번호부', '담당부서', '부서전화', '조직도'] },
  { ask: { kind: 'departments' }, words: ['departments', 'department', 'offices', 'directory'], locale: 'en' },
  { ask: { kind: 'departments', group: 'dongs' }, words: ['동주민센터', '주민센터', '동사무소', '행정복지센터'] },
  { ask: { kind: 'call' }, words: ['전화', '전화번호', '대표전화', '대표번호', '상담원', '상담원연결', '사람', '상담', '연락처', '통화', '전화상담'] },
  { ask: { kind: 'call' }, words: ['phone', 'call', 'phonenumber', 'operator', 'agent', 'human', 'contact', 'telephone'], locale: 'en' },
  { ask: { kind: 'language' }, words: ['언어', '언어선택', '언어바꾸기', '언어변경'] },
  { ask: { kind: 'language' }, words: ['language', 'lang', 'languages'], locale: 'en' },
  { ask: { kind: 'language', locale: 'en' }, words: ['english', 'eng', 'inenglish', '영어', '영어로', '언어en', '언어english', '언어영어', 'languageen', 'languageenglish', 'speakenglish'], locale: 'en' },
  { ask: { kind: 'language', locale: 'ko' }, words: ['한국어', '한국말', '한글', '한국어로', '언어ko', '언어한국어', '언어한국말', 'korean', 'languageko', 'languagekorean', '우리말'], locale: 'ko' },
  { ask: { kind: 'notice', of: 'language-missing' }, words: ['中文', '汉语', '漢語', '日本語', 'tiếngviệt', 'tiengviet', '언어zh', '언어ja', '언어vi', 'chinese', 'japanese', 'vietnamese', '중국어', '일본어', '베트남어', '언어中文', '언어日本語', '언어tiếngviệt'] },
  { ask: { kind: 'consent', wanted: false }, words: ['수신거부', '거부', '알림거부', '문자거부', '그만보내', '알림끄기', '알림해지'] },
  { ask: { kind: 'consent', wanted: false }, words: ['stop', 'stopall', 'unsubscribe', 'quit', 'end', 'optout'], locale: 'en' },
  { ask: { kind: 'consent', wanted: true }, words: ['수신동의', '알림받기', '알림켜기', '알림동의'] },
  { ask: { kind: 'consent', wanted: true }, words: ['start', 'unstop', 'subscribe', 'optin'], locale: 'en' },
];

/** A leading filing word counts only when a space, the end or 요청/하기/합니다 follows. */
export const FILING_LEAD = /^(?:민원\s*신청|민원\s*접수|신청|접수|민원|신고)(?:\s*(?:요청(?:합니다|드립니다|해요)?|하기|합니다|할게요|해요|드립니다|드려요|하겠습니다|해\s*주세요|해주십시오|해줘|:|,|\.)|(?=\s))\s*/u;
export const FILING_LEAD_EN = /^(?:please\s+)?(?:file|report|complain(?:t)?(?:\s+about)?|petition)(?:\s+(?:a|an|the|my|about|that|petition|complaint)\b)*[\s:,.]+(?=\S)/i;
/** A trailing filing word: 가로등 고장 신고합니다. A permit or certificate is not applied for by text, so 신청 alone does not count here. */
export const FILING_TAIL = /(?:민원\s*(?:신청|접수)|신고|민원)\s*(?:합니다|할게요|해요|드립니다|드려요|하겠습니다|하려고\s*합니다|하려고요|요청합니다|넣습니다|넣을게요)[\s.!]*$/u;

/** 조회 or status with a number. */
export const CHECK_LEAD = /^(?:민원\s*)?(?:조회|확인|접수\s*번호|번호|진행\s*상황|처리\s*상황)(?:해\s*줘|해\s*주세요|부탁)?[은는이가을를:\s]*/u;
export const CHECK_LEAD_EN = /^(?:status|check|track|petition|receipt|number|no)\b[\s.:#]*(?:of|for|number|no)?[\s.:#]*/i;
export const WITHDRAW_LEAD = /^(?:취하|취소|민원\s*취하|민원\s*취소)(?:해\s*주세요|할게요|합니다|요청)?[\s:]*|^(?:withdraw|cancel)\b[\s:]*/iu;
export const GUIDE_LEAD = /^(?:안내|문의|질문)[\s:]+(?=\S)|^(?:guide|ask)[\s:]+(?=\S)/iu;
export const RATE = /^(?:평가|만족도|별점|rate|rating)\s*[:]?\s*([1-5])?\s*점?$/iu;
export const YES = /^(?:예|네|넵|yes)\s*,?\s*(\d{4})$/iu;

/** Words of something broken, dirty, dangerous or noisy: such a text is offered as a filing first. */
export const DEFECT =
  /고장|파손|부서[졌지]|깨[졌져지진]|꺼[졌져지진]|나갔|안\s*(켜|들어와|나와|나옴|돼|되|됨|됩|빠[져지]|치워|닫|열)|막[혔혀히힌]|넘[쳐쳤치]|새[고어서]|샌다|샙니다|누수|터[졌져진]|패[였이여인]|파[였여인]|갈라|기울|쓰러|떨어[졌져진]|휘[었어]|녹슬|무너|위험|악취|냄새|더러|더럽|지저분|쓰레기\s*(가|를|더미|쌓|버[려리렸])|무단\s*투기|방치|쌓[여였이]|불법|시끄|소음|소리\s*(가|때문)|먼지|매연|모기|벌레|해충|쥐가|얼었|빙판|미끄|가로막|막고|주차\s*(해|돼|되어|했|때문)|어두[워운]|어둡|없어졌|사라졌|망가|불편|민폐|신고합|고쳐|치워|수리|단속|해결해/u;
export const DEFECT_EN =
  /\b(broken|break|damaged?|cracked?|leak(s|ing|ed)?|blocked|clogged|flood(ed|ing)?|overflow\w*|pot\s?holes?|smell(s|y)?|stink\w*|dirty|garbage|trash|litter\w*|noise|noisy|loud|dangerous|unsafe|illegal(ly)?|abandoned|out of order|not working|doesn'?t work|does not work|went out|is out|burnt out|dark|collapsed|fallen|falling|rats?|mosquito\w*|dust\w*|fix|repair)\b/i;

/** A question is for the guide even when it names a defect. */
export const QUESTION = /(어떻게|어디|언제|얼마|무엇|뭐|몇\s*(시|번|일|개|살|층)|누구|왜)|(나요|까요|인가요|한가요|되나요|있나요|습니까|ㄹ까요|는지요|은가요|던가요|죠|을까)\s*\??$|\?\s*$/u;
export const QUESTION_EN = /^(how|where|when|what|who|which|why|can|could|do|does|is|are|may|should)\b|\?\s*$/i;
