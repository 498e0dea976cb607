//! Traditional characters as simplified ones: a report from any place is read as one in simplified script.
//!
//! In: a character. Out: the one it is read as. Only those are listed that stand in the forms, their titles and the
//! words of the narrative; names are compared with nothing, and keep their own. Which is the simplified form of which
//! is told by the 通用规范汉字表 (国发〔2013〕23号), appendix 1.

use std::sync::LazyLock;

/// Traditional characters, each followed by its simplified form.
const TRADITIONAL: &str = "\
    萬万與与專专業业東东絲丝丟丢兩两嚴严個个箇个為为爲为舉举麼么麽么義义鄉乡書书亂乱\
    於于產产産产億亿從从們们眾众衆众會会傳传體体餘余脩修兒儿黨党關关內内冊册寫写農农\
    決决況况準准減减幾几鳳凤齣出擊击劃划則则創创別别彆别製制辦办務务動动勵励區区醫医\
    韆千昇升陞升華华協协單单蔔卜佔占卽即卻却捲卷廠厂廳厅厤历曆历歷历壓压釐厘縣县參参\
    蔘参雙双發发髮发變变隻只檯台臺台颱台號号閤合衕同後后員员週周諮咨響响迴回團团糰团\
    圍围國国圖图場场壞坏塊块處处備备復复複复夠够頭头誇夸夾夹奬奖獎奖學学實实審审傢家\
    對对導导將将屍尸侷局層层屬属嶺岭佈布帶带蓆席乾干幹干榦干並并併并廣广庫库應应廢废\
    開开異异張张強强噹当當当彔录錄录録录徵征徑径態态總总戶户纔才執执掃扫摺折護护報报\
    擬拟擇择損损換换據据數数鬥斗斷断旂旗無无舊旧時时顯显暫暂機机權权條条來来闆板構构\
    査查標标檔档欄栏樣样覈核檢检殘残畢毕氣气匯汇彙汇滙汇溝沟沒没註注瀏浏漲涨滿满點点熱热\
    牽牵狀状環环現现電电暢畅監监蓋盖眞真碼码確确種种祕秘稱称稅税穩稳筆笔簽签籤签簡简\
    類类係系繫系纍累糾纠約约級级納纳綫线線线組组織织終终經经結结繞绕繪绘給给絡络絕绝\
    絶绝統统繼继績绩續续維维編编縮缩繳缴網网罰罚羣群職职聯联緻致輿舆節节囌苏甦苏蘇苏\
    範范獲获穫获營营蟲虫補补錶表見见觀观規规視视覽览計计訂订認认訓训議议訊讯記记許许\
    論论訟讼設设訪访評评識识訴诉診诊詞词試试話话詢询該该詳详語语誤误說说説说請请諸诸\
    讀读調调談谈穀谷貝贝負负質质購购貼贴費费資资讚赞贊赞車车轉转載载較较輛辆輸输邊边\
    達达遷迁過过運运還还這这進进連连選选遞递踰逾遺遗郵邮埰采寀采採采裏里裡里針针鍼针\
    銷销錯错鎭镇鎮镇長长門门問问間间聞闻閱阅閲阅隊队際际險险隨随隱隐隸隶麪面麫面麵面\
    頁页項项順顺須须鬚须預预領领頻频題题額额顛颠風风飛飞舘馆館馆馬马魚鱼鳥鸟麥麦黃黄\
    齊齐龍龙\
";

/// The first and the last of the characters that one code page of Chinese holds.
const CHINESE: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// For each of [`CHINESE`], as it is read. Every character of every document is looked up here.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms: Vec<char> = CHINESE.collect();
    let mut pairs = TRADITIONAL.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        forms[from as usize - *CHINESE.start() as usize] = to;
    }
    forms
});

/// Whether a character is Chinese.
pub fn is_chinese(c: char) -> bool {
    CHINESE.contains(&c)
}

/// The simplified form of a traditional character, and any other as it is.
pub fn simplified(c: char) -> char {
    if is_chinese(c) { SIMPLIFIED[c as usize - *CHINESE.start() as usize] } else { c }
}

/// Whether `c` is of those that only look like another character: the radicals of dictionaries (U+2E80–U+2FDF) and the ideographs that stand twice
/// for another code's sake (U+F900–U+FAFF). Programs that read a PDF write them for those of the text.
pub fn looks_like_another(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}')
}

/// The character that `c` looks like, of as many bytes; of those that the forms have.
pub fn unified(c: char) -> char {
    const PAIRS: &str = "\
        ⼀一⼆二⼈人⼋八⼒力⼗十⼤大⼦子⼩小⼯工⼼心⽂文⽅方⽆无⽇日⽉月⽌止⽣生⽤用⽬目⽴立⽹网⾃自⾏行⾔言⾥里⾦金⾯面\u{f90a}金\u{f967}不\u{f97e}量\
        \u{f98a}力\u{f98e}年\u{f9cd}留\u{f9d1}六\u{f9d8}律\u{f9dd}利\u{f9e4}理\u{f9e9}里\u{f9f7}立\u{fa01}度\
        \u{fa08}行\u{fa17}益\u{fa4c}社\u{fa71}况\u{fa72}全\u{faa6}益\u{faa8}直\u{faae}类";
    let mut pairs = PAIRS.chars();
    if looks_like_another(c) {
        while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
            if from == c {
                return to;
            }
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_words_are_read_as_simplified_ones() {
        let read: String = "全年辦結政府信息公開申請，結轉下年度繼續辦理；網站發佈規範性文件".chars().map(simplified).collect();
        assert_eq!(read, "全年办结政府信息公开申请，结转下年度继续办理；网站发布规范性文件");
    }

    #[test]
    fn what_looks_like_another_character_is_that_one_and_no_longer() {
        let read: String = "\u{2f8f}政复议，\u{2f83}然\u{2f08}\u{f967}\u{fa08}\u{f98e}\u{2f00}、②".chars().map(unified).collect();
        assert_eq!(read, "行政复议，自然人不行年一、②");
        for c in ('\u{2e80}'..='\u{2fdf}').chain('\u{f900}'..='\u{faff}').chain("规章０".chars()) {
            assert_eq!(unified(c).len_utf8(), c.len_utf8(), "{c}");
            assert!(looks_like_another(c) || unified(c) == c, "{c}");
        }
    }

    #[test]
    fn every_character_is_listed_once_and_leads_to_none_that_is_listed() {
        let chars: Vec<char> = TRADITIONAL.chars().collect();
        assert_eq!(chars.len() % 2, 0);
        for (i, pair) in chars.chunks(2).enumerate() {
            assert!(chars.chunks(2).skip(i + 1).all(|p| p[0] != pair[0]), "{} twice", pair[0]);
            assert_eq!(simplified(pair[1]), pair[1], "{}", pair[0]);
        }
    }
}
