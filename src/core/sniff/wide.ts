/** Encodings of one or two bytes a character, told apart by which characters they give: everyday ones, or any. */
export type WideName = "gb18030" | "big5" | "shift_jis" | "euc-kr";

interface Wide {
  name: WideName;
  /** Characters that are in most tables of customers, campaigns and sales. */
  usual: ReadonlySet<string>;
  /** How everyday a pair of bytes is, −1…1. */
  weight: (first: number, second: number) => number;
}

const CHINESE =
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
  "客户套餐省份城镇编号姓男女龄职手机话费宽带流量账单余额消费入网离网办理成功失败拒绝未接听营销活动渠道短信外呼门店订单商品类别单价销售店铺会员积分优惠折扣券支付退款状态备注汇总合计钱元角张李刘陈杨赵吴孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余杜叶程苏魏吕丁伟娜敏静丽强磊洋艳勇军杰娟涛超霞";
const TRADITIONAL =
  "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系情者最立代想已通並提直題程展五果料員位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運指幾九區強放決西被做必先回則任取據處隊南給色光門即保治北造百規領七海口東導器世金增濟油思極交受聯什認六共權收證改清己美再轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報完類八離華名確才科張信馬節話米整空元況今集傳土許步群廣石記需段界拉林越裝影算低持音書布復容兒須際商非驗連斷深難近千周委技備半辦青省列習響約支般史感便團往歷市何除消構府稱太準精值號率維選標寫存候親快效院查江型眼王按格養易置派層片始專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴" +
  "客戶編號姓名男女職業電話手機帳單餘額資費方案申請申辦拒絕聯絡簡訊門市訂單商品數量金額付款信用卡現金行動統義黑松臺灣北中南高雄新竹桃園市區鄉鎮路街巷弄樓號陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何羅蕭簡朱鍾游詹沈彭余趙顏香港九龍界旺沙田環文美玲國華會計師護士經理學生優惠專案預鮮乳泡芙沙士";
const JAPANESE =
  "日本人年大中一出会国行分時事自社者地業方新場員立開手力問代明動京目通言理体田主題意作用強公野以思家世多正院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢" +
  "客顧番号氏名性別男女電話都道府県市区町村契約結果月額金円割引東京大阪神戸福岡北海渋谷新宿横浜名古屋佐藤鈴木高橋田中渡辺伊山太郎花子一二三職業会社員主婦自営成立断使放題注文商品数量単価合計支払方法備考登録更新";
const KOREAN =
  "이다는의가을를에한고지하기로사도리서자인어시나아대은그라해정부수일전들보주제것있게과상구원장만경스여조적동안신성선공관니마할위비면연세국와생무미문금민회개음당계모때소재유년발반화치요교러트오실방용중야작된대진물내행말데약없결등울양양서울특별시강남해운대부산인천광역대구대전경기도충청북전라김박최정조윤임한오서권황송류홍철영희" +
  "고객번호이름성별나이직업주소전화요금제처리결과완료거절가입일자해지청소년데이터무제한월상품명수량금액결제방법신용카드현금카카오페이주문매장지점등급포인트할인쿠폰회사원교사자영업우유라면바바나";

const wides: readonly Wide[] = [
  {
    name: "gb18030",
    usual: new Set(CHINESE),
    weight: (first, second) =>
      second < 0xa1 ? -0.8 : within(first, 0xb0, 0xd7) ? 0.5 : within(first, 0xa1, 0xa3) ? 0.2 : within(first, 0xd8, 0xf7) ? -0.3 : -0.8,
  },
  {
    name: "big5",
    usual: new Set(TRADITIONAL),
    weight: (first) => (within(first, 0xa4, 0xc6) ? 0.3 : within(first, 0xa1, 0xa3) ? 0.2 : within(first, 0xc9, 0xf9) ? -0.3 : -0.8),
  },
  { name: "shift_jis", usual: new Set(JAPANESE), weight: japanese },
  {
    name: "euc-kr",
    usual: new Set(KOREAN),
    weight: (first, second) => (second < 0xa1 ? -0.6 : within(first, 0xb0, 0xc8) ? 0.3 : within(first, 0xa1, 0xa3) ? 0.2 : -0.6),
  },
];

function japanese(first: number, second: number): number {
  if (second === 0) return 0.85;
  if ((first === 0x82 && second >= 0x9f) || (first === 0x83 && second <= 0x96)) return 1;
  if (first === 0x81 || first === 0x82) return 0.2;
  return within(first, 0x88, 0x97) ? 0.3 : within(first, 0x98, 0x9f) || within(first, 0xe0, 0xea) ? -0.3 : -0.8;
}

/** How likely a text is in each encoding, up to 1: by how everyday its characters are. A byte that fits nowhere counts as several rare ones. */
export function wideScores(bytes: Uint8Array): { name: WideName; score: number }[] {
  return wides.map((wide) => ({ name: wide.name, score: scoreOf(bytes, wide) }));
}

function scoreOf(bytes: Uint8Array, { name, usual, weight }: Wide): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < bytes.length; ++i) {
    const first = bytes[i];
    if (first < 0x80) continue;
    ++pairs;
    const alone = name === "shift_jis" && within(first, 0xa1, 0xdf);
    sum += weight(first, alone ? 0 : (bytes[i + 1] ?? 0));
    if (!alone) ++i;
  }
  for (const sign of new TextDecoder(name).decode(bytes, { stream: true })) {
    if (sign === "\ufffd") sum -= 4;
    else if (usual.has(sign)) sum += 0.7;
  }
  return pairs ? sum / pairs : 0;
}

function within(byte: number, from: number, to: number): boolean {
  return byte >= from && byte <= to;
}
