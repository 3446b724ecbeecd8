/** The words of text devices, Korean and English, and the names of all languages, as data. Compared by their letters and digits alone (endings.ts). */
import type { Ask, Locale } from '../inquiry.js';

interface Keyword {
  ask: Ask;
  words: readonly string[];
  locale?: Locale;
  /** Chooses the language of a phone that has none yet, and changes no other's. */
  greets?: true;
}

/** Whole-message keywords. An English one answers in English from then on. */
export const KEYWORDS: readonly Keyword[] = [
  { ask: { kind: 'menu' }, words: ['메뉴', '처음', '처음으로', '첨으로', '시작메뉴', '메뉴판', '메뉴보기'] },
  { ask: { kind: 'menu' }, words: ['menu', 'mainmenu', 'home', 'options', 'choices', 'startover', 'goback'], locale: 'en' },
  { ask: { kind: 'help' }, words: ['도움', '도움말', '사용법', '이용방법', '이용안내', '이거어떻게해요', '어떻게써요', '어떻게쓰나요', '안녕', '안녕하세요', '안녕하십니까', '여보세요', '도와', '뭐할수있어요', '뭘할수있나요', '사용방법', '문자사용법', '감사', '감사해요', '감사합니다', '감사드립니다', '고맙습니다', '고마워요', '고마워', '수고하세요', '수고하십니다', '네감사합니다', '예감사합니다', '땡큐', '쌩큐', '최고예요', '최고에요', '최고입니다', '복받으', '복많이받으', '새해복많이받으', '좋은하루되', '수고하십시오', '네알겠습니다', '알겠습니다', '알겠어요'] },
  { ask: { kind: 'help' }, words: ['help', 'helpme', 'howto', 'instructions', 'info', 'pleasehelp', 'ineedhelp', 'whatcanyoudo', 'howdoesthiswork'], locale: 'en' },
  { ask: { kind: 'help' }, words: ['hello', 'hi', 'hellothere', 'hithere', 'goodmorning', 'goodafternoon', 'goodevening'], locale: 'en', greets: true },
  {
    ask: { kind: 'list' },
    words: [
      ...['조회', '내민원', '내민원조회', '민원조회', '처리상황', '처리상황조회', '처리현황', '진행상황', '진행상황조회', '진행', '현황', '결과', '결과조회', '민원결과', '민원처리상황', '민원진행상황', '접수조회', '접수확인', '민원확인', '조회하기', '확인', '어떻게됐어요', '어떻게되었나요', '어떻게됐나요', '어떻게되고있나요', '언제돼요', '언제되나요'],
      ...['내민원어떻게됐어요', '내민원어떻게되었나요', '내민원어떻게되고있나요', '제민원어떻게됐나요', '제민원', '나의민원', '접수번호조회', '민원목록', '신청내역', '신청조회', '신청확인', '신고조회', '신고확인', '신고결과', '신청결과', '처리결과', '민원처리결과', '처리결과조회', '나의민원진행상황', '내민원진행상황', '내민원상황', '내민원결과', '내민원처리상황', '민원상황', '민원현황', '민원답변', '답변', '답변보기', '답변조회', '민원신청조회', '민원신청내역', '이의신청', '접수내역', '접수현황', '신청현황', '신고내역', '신고현황', '민원내역', '진행여부', '처리여부', '보완', '보완하기', '보완보내기', '재처리', '다시처리'],
    ],
  },
  { ask: { kind: 'list' }, words: ['status', 'mypetitions', 'mypetition', 'petitions', 'check', 'checkstatus', 'track', 'progress', 'checkmypetition', 'statusofmypetition', 'mystatus', 'whatsmystatus', 'anynews', 'anyupdate', 'whatisthestatus', 'whatsthestatus', 'listmypetitions', 'showmypetitions', 'petitionstatus', 'complaintstatus', 'statuscheck', 'reportstatus', 'mycomplaint', 'mycomplaints'], locale: 'en' },
  { ask: { kind: 'find' }, words: ['번호로찾기', '접수번호로찾기', '번호조회', '접수번호'] },
  { ask: { kind: 'file' }, words: ['신청', '민원', '민원신청', '민원접수', '접수', '신고', '민원제기', '민원넣기', '민원있어요', '민원있습니다', '신청하기', '민원요청', '신청요청', '접수요청', '불편신고', '불편', '불만', '불편사항', '민원신고', '신고접수', '제보', '건의', '제안', '건의사항', '할말이', '말할게'] },
  { ask: { kind: 'file' }, words: ['file', 'report', 'complaint', 'complain', 'petition', 'newpetition', 'fileapetition', 'filepetition', 'fileacomplaint', 'makeacomplaint', 'makeareport', 'fileareport', 'submitacomplaint', 'submitapetition', 'reportaproblem', 'reportanissue', 'ihaveacomplaint', 'ihaveaproblem', 'ihaveareport', 'apply'], locale: 'en' },
  { ask: { kind: 'withdraw' }, words: ['취하', '취소', '민원취하', '민원취소', '신청취소', '신청취하', '접수취소', '신고취소', '신고취하', '철회', '민원철회'] },
  { ask: { kind: 'withdraw' }, words: ['withdraw', 'withdrawal', 'withdrawpetition', 'withdrawmypetition', 'cancelpetition', 'cancelmypetition', 'cancel'], locale: 'en' },
  { ask: { kind: 'departments' }, words: ['부서', '부서찾기', '부서안내', '전화번호부', '담당부서', '부서전화', '조직도'] },
  { ask: { kind: 'departments' }, words: ['departments', 'department', 'offices', 'directory'], locale: 'en' },
  { ask: { kind: 'departments', group: 'dongs' }, words: ['동주민센터', '주민센터', '동사무소', '행정복지센터'] },
  { ask: { kind: 'call' }, words: ['전화', '전화번호', '대표전화', '대표번호', '상담원', '상담원연결', '사람', '상담', '연락처', '통화', '전화상담', '전화상담원', '구청전화', '구청전화번호', '구청번호', '구청대표전화', '구청연락처', '강남구청', '강남구청전화번호', '직원연결', '직원', '담당자연결', '사람이랑통화', '통화하고싶어요', '사람하고얘기', '사람이랑얘기', '사람과통화', '119', '112', '긴급', '응급', '긴급전화'] },
  { ask: { kind: 'call' }, words: ['phone', 'call', 'phonenumber', 'operator', 'agent', 'human', 'contact', 'telephone', 'callme', 'phonenumbers', 'talktoahuman', 'talktosomeone', 'talktoaperson', 'talktoarealperson', 'speaktosomeone', 'speaktoaperson', 'speaktoahuman', 'realperson', 'callback', 'emergency', 'contactnumber'], locale: 'en' },
  { ask: { kind: 'language' }, words: ['언어', '언어선택', '언어바꾸기', '언어변경', '외국어'] },
  { ask: { kind: 'language' }, words: ['language', 'lang', 'languages'], locale: 'en' },
  { ask: { kind: 'language', locale: 'en' }, words: ['english', 'eng', 'en', 'inenglish', '영어', '영어로', '영문', '영문으로', '언어en', '언어english', '언어영어', 'languageen', 'languageenglish', 'speakenglish', 'doyouspeakenglish', 'canispeakenglish', 'canispeakinenglish', 'canyouspeakenglish', 'englishplease'], locale: 'en' },
  { ask: { kind: 'language', locale: 'ko' }, words: ['한국어', '한국말', '한글', '한국어로', '언어ko', '언어한국어', '언어한국말', 'korean', 'ko', 'kr', 'languageko', 'languagekorean', '우리말'], locale: 'ko' },
  { ask: { kind: 'language', locale: 'zh' }, words: ['中文', '汉语', '漢語', '简体中文', '普通话', 'chinese', 'zh', '언어zh', '언어中文', '중국어', '중국어로', '중국말', '중국말로', '언어중국어', 'languagezh', 'languagechinese', '说中文'], locale: 'zh' },
  { ask: { kind: 'language', locale: 'ja' }, words: ['日本語', '日本语', 'にほんご', 'japanese', 'ja', '언어ja', '언어日本語', '일본어', '일본어로', '일본말', '일본말로', '일어', '일어로', '언어일본어', 'languageja', 'languagejapanese', '日本語で'], locale: 'ja' },
  { ask: { kind: 'language', locale: 'vi' }, words: ['tiếngviệt', 'tiengviet', 'vietnamese', 'vi', '언어vi', '언어tiếngviệt', '베트남어', '베트남어로', '베트남말', '베트남말로', '언어베트남어', 'languagevi', 'languagevietnamese'], locale: 'vi' },
  { ask: { kind: 'notice', of: 'language-missing' }, words: ['русский', 'russian', '러시아어', 'ไทย', 'thai', '태국어', 'монгол', 'mongolian', '몽골어', 'uzbek', '우즈베크어', '우즈벡어', 'tagalog', '필리핀어', 'nepali', '네팔어', 'khmer', '캄보디아어', 'indonesian', '인도네시아어', 'french', '프랑스어', 'spanish', '스페인어', 'german', '독일어', 'arabic', '아랍어'] },
  { ask: { kind: 'consent', wanted: 'off' }, words: ['수신거부', '거부', '알림거부', '문자거부', '그만보내', '알림끄기', '알림꺼', '알림안받을래요', '알림중지', '알림그만', '문자중지', '문자꺼', '알림보내지마', '알림보내지말아', '문자보내지말아', '알림해지', '문자그만', '문자그만보내', '문자보내지마', '문자보내지마세요', '보내지마', '보내지마세요', '문자받기싫어요', '문자안받을래요', '광고거부'] },
  { ask: { kind: 'consent', wanted: 'off' }, words: ['stop', 'stopall', 'unsubscribe', 'quit', 'end', 'optout', 'stopmessages', 'stopsendingmemessages', 'stopsendingmessages', 'stoptextingme', 'stoptexting', 'stopmessagingme', 'donttextme', 'nomoretexts', 'nomoremessages'], locale: 'en' },
  { ask: { kind: 'consent', wanted: 'on' }, words: ['수신동의', '알림다시받기', '알림다시받을래요', '알림켜', '알림다시켜', '다시알림켜', '문자다시받기', '문자받기', '알림받을래요', '문자받을래요', '알림받기', '알림켜기', '알림동의'] },
  { ask: { kind: 'privacy' }, words: ['개인정보', '개인정보처리방침', '개인정보안내', '개인정보보호', '개인정보보기'] },
  { ask: { kind: 'privacy' }, words: ['privacy', 'privacypolicy', 'mydata', 'personaldata'], locale: 'en' },
  { ask: { kind: 'handoff' }, words: ['링크', '링크보내기', '이어보기', '화면으로', '화면으로보기', '인터넷으로보기'] },
  { ask: { kind: 'handoff' }, words: ['link', 'sendlink', 'sendmealink', 'onscreen'], locale: 'en' },
  { ask: { kind: 'sign-out' }, words: ['로그아웃', '나가기', '모두나가기', '모든기기에서나가기', '화면끄기', '확인해제'] },
  { ask: { kind: 'sign-out' }, words: ['signout', 'logout', 'logoff', 'signouteverywhere'], locale: 'en' },
  { ask: { kind: 'consent' }, words: ['알림', '알림설정', '알림바꾸기', '문자설정'] },
  { ask: { kind: 'consent' }, words: ['notices', 'notifications', 'notice', 'textnotices'], locale: 'en' },
  { ask: { kind: 'consent', wanted: 'by-day' }, words: ['밤에는받지않기', '밤에는보내지마', '밤에보내지마세요', '밤에보내지말아', '밤에는보내지말아', '밤에문자보내지말아', '밤에문자보내지마', '밤에는문자보내지마', '밤에는받기싫어요', '야간문자거부', '야간알림끄기'] },
  { ask: { kind: 'consent', wanted: 'on' }, words: ['start', 'unstop', 'subscribe', 'optin'], locale: 'en' },
];
