//! Sentences and what is read in them: each list as whole, parts, opener, and what it comes to.

use super::weigh::{Broken, Fault, Tables, Verdict, judge};
use super::*;

/// The lists of a sentence, printed: "Among 12 = 5 + 7: held".
fn read_lists(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(|c| simplified(fold_width(c))).collect();
    let tokens = token::tokens(&chars, words(), &[]);
    let (items, _) = item::items(&tokens, Some(2023), 0);
    let standings = standing::standings(&chars, &items);
    let print = |list: &List| {
        let value = |i: &usize| items[*i].figure.value.to_string();
        let parts: Vec<String> = list.parts.iter().map(value).collect();
        let opener = list.opener.map_or("bare".to_owned(), |o| format!("{o:?}"));
        let verdict = match judge(list, &items, &standings, &chars, &Tables::default()) {
            Verdict::Held(n) if n == list.parts.len() => "held".to_owned(),
            Verdict::Held(n) => format!("held by {n}"),
            Verdict::Open => "open".to_owned(),
            Verdict::Broken(Broken { fault, certain, .. }) => {
                format!("{} {}", if certain { "surely" } else { "likely" }, if fault == Fault::Exceeds { "too much" } else { "too little" })
            }
        };
        format!("{opener} {} = {}: {verdict}", value(&list.whole()), parts.join(" + "))
    };
    list::lists(&items, &standings, &chars).iter().map(print).collect()
}

#[test]
fn a_passage_is_read_by_its_build() {
    let table: &[(&str, &[&str])] = &[
        ("公开信息352条，其中甲300条、乙52条。", &["Among 352 = 300 + 52: held"]),
        ("公开信息352条，其中“建议提案办理”300条、“互联网+平台”52条。", &["Among 352 = 300 + 52: held"]),
        ("公开信息352条（甲300条，乙52条）。", &["Bracket 352 = 300 + 52: held"]),
        ("公开信息352条，其中甲300条，阅读量9000次，乙52条。", &["Among 352 = 300 + 52: held"]),
        ("公开信息352条。在主动公开的信息中，甲300条，占85.2%；乙52条，占14.8%。", &["Within 352 = 300 + 52: held"]),
        ("公开信息352条，一是甲300条，二是乙52条。", &["Apart 352 = 300 + 52: held"]),
        ("甲300条、乙52条，合计352条。", &["Total 352 = 52 + 300: held"]),
        ("办理结果为：甲300条；乙52条，共答复352条。", &["Each 352 = 300 + 52: held"]),
        ("通过甲公开300条，通过乙公开52条，共公开352条。", &["Total 352 = 52 + 300: held"]),
        ("办结352条，352条中甲300条、乙52条。", &["Among 352 = 300 + 52: held"]),
        ("公开信息352条（不含推送的577条）。", &[]),
        ("印发文件352条，公开300条，未公开52条。", &["bare 352 = 300 + 52: held"]),
        ("收到3件，1件为甲，2件为乙。", &["bare 3 = 1 + 2: held"]),
        ("公开信息352条，其中甲300条，乙52条，召开会议3次。", &["Among 352 = 300 + 52 + 3: held by 2"]),
        ("公开信息352条，其中甲100条、乙52条；丙150条，丁50条。", &["Among 352 = 100 + 52 + 150 + 50: held"]),
        ("公开信息352条，其中甲200条、乙52条。此外丙90条，丁10条。", &["Among 352 = 200 + 52 + 90 + 10: held", "bare 352 = 90 + 10: open"]),
        ("公开信息352条，其中甲200条、乙52条。此外丙90条，丁12条。", &["Among 352 = 200 + 52: open", "bare 352 = 90 + 12: open"]),
        ("发布会54场、通气会14场。其中，发布会包括甲类8场、乙类16场、丙类30场。", &["Each 54 = 8 + 16 + 30: held"]),
    ];
    for (text, lists) in table {
        assert_eq!(read_lists(text), *lists, "{text}");
    }
}

#[test]
fn whether_to_speak_is_weighed() {
    let table: &[(&str, &[&str])] = &[
        // 其他 names all that is left.
        ("公开信息352条，其中甲200条、乙52条、其他10条。", &["Among 352 = 200 + 52 + 10: surely too little"]),
        // All but a few of many.
        ("公开信息352条，其中甲200条、乙52条、丙60条、丁36条。", &["Among 352 = 200 + 52 + 60 + 36: likely too little"]),
        // Some of many.
        ("公开信息352条，其中甲20条、乙52条。", &["Among 352 = 20 + 52: open"]),
        ("公开信息352条，主要包括甲200条、乙52条、丙90条。", &["Each 352 = 200 + 52 + 90: open"]),
        ("公开信息352条，其中甲200条、乙52条、丙90条等。", &["Among 352 = 200 + 52 + 90: open"]),
        // More than the whole.
        ("公开信息352条，其中甲320条、乙52条。", &["Among 352 = 320 + 52: surely too much"]),
        // Channels publish the same thing twice: a little too much may be a slip, far too much is overlap.
        ("公开信息352条，其中网站320条、微信40条。", &["Among 352 = 320 + 40: likely too much"]),
        ("公开信息352条，其中网站320条、微信200条。", &["Among 352 = 320 + 200: open"]),
        // Steps are no kinds.
        ("答复申请110件，其中延期答复14件，征求意见9件，补正26件，予以公开52件。", &["Among 110 = 14 + 9 + 26 + 52: open"]),
        // Parts that no word announces, and a total of so many.
        ("公开行政许可2174件，药品类1260件，器械类738件，化妆品类230件。", &["bare 2174 = 1260 + 738 + 230: likely too much"]),
        ("网站公开276条。公众号公开138条。公开栏公开64条。三类渠道共公开523条。", &["Total 523 = 64 + 138 + 276: likely too little"]),
        ("培训300人，其中党员200人、干部150人。", &["Among 300 = 200 + 150: open"]),
        // Two digits swapped mend it.
        ("公开信息315条，其中甲3条、乙8条、丙279条、丁4条、戊3条。", &["Among 315 = 3 + 8 + 279 + 4 + 3: likely too little"]),
    ];
    for (text, lists) in table {
        assert_eq!(read_lists(text), *lists, "{text}");
    }
}
