/** Words of fire, collapse or violence: such a text is answered with 119 and 112 first. */

const HARMLESS = /(화재|소방|폭력|폭행|가스|붕괴|불)\s*(보험|예방|교육|훈련|경보|감지기|대피도|안전점검|안전 점검|상담소|꽃|법|편|친절|만|이익|량|성실|가능|필요)|소방서\s*(위치|어디|전화)|fire\s*(drill|insurance|extinguisher|training)/g;

const DANGER: readonly RegExp[] = [
  /화재|불이야|불이?\s*(났|나서|나고|나요|남|붙|타오르|번지)|불길|연기가\s*(나|많|자욱|솟)|타는\s*냄새|폭발|가스\s*(냄새|누출|새|샌)/,
  /붕괴|무너(졌|지|져|질|짐|진)|깔렸|매몰|추락했|떨어져\s*다쳤|감전|물에\s*빠졌|익사/,
  /폭행|폭력을|때리고|때려요|맞고\s*있|칼을|칼\s*(들|든|로)|흉기|살려|죽이겠|협박\s*당|납치|강도(가\s*(들|나타|침입)|를\s*당|야|예요|입니다|요)|성추행|성폭행|쓰러졌|의식이\s*없|피를\s*흘/,
  /\b(on fire|fire|smoke|explosion|gas (leak|smell)|smell of gas|collapsed?|collapsing|assault(ed)?|attack(ed|ing)?|violence|knife|gun|robbery|kidnap\w*|bleeding|unconscious|help me)\b/,
];

/** @param text as cleaned */
export function isDanger(text: string): boolean {
  const words = text.normalize('NFKC').toLowerCase().replace(HARMLESS, ' ');
  return DANGER.some((d) => d.test(words));
}
