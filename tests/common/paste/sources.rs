//! Pages, sheets of values, letters and encodings that reports come in.

use super::super::layout::{self, Grid, expand, grid, lines, tabs_dropped, texts};
use super::super::retold::quoted;
use super::{Class, Figures, Paste, whole};

/// A page with the report's text as paragraphs, and its tables as `print` draws them.
fn page(figures: &Figures, head: &str, print: impl Fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| print(grid).replace('\n', ""));
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"))
}

/// A table drawn with elements of another kind than a table's.
fn drawn(grid: &Grid, outer: &str, row: &str, cell: &str) -> String {
    let name = |tag: &str| tag.split(' ').next().unwrap().to_owned();
    let close = |tag: &str| if tag.is_empty() { String::new() } else { format!("</{}>", name(tag)) };
    let open = |tag: &str| if tag.is_empty() { String::new() } else { format!("<{tag}>") };
    let rows: String = expand(grid)
        .iter()
        .map(|r| {
            let cells: String = r.iter().map(|c| format!("{}{}{}", open(cell), c.text, close(cell))).collect();
            format!("{}{cells}{}", open(row), close(row))
        })
        .collect();
    format!("{}{rows}{}", open(outer), close(outer))
}

/// A table whose figures stand in fields of a form.
fn fields(figures: &Figures, field: fn(&str) -> String) -> Paste {
    page(figures, "", |grid| {
        let mut grid = grid.clone();
        grid.iter_mut().flatten().filter(|c| c.figure).for_each(|c| c.text = field(&c.text));
        layout::html(&grid)
    })
}

fn csv(figures: &Figures, mark: char, quoted: bool, bom: bool) -> Paste {
    let quote = |text: &str| {
        let needs = quoted || text.contains([mark, '"', '\n']);
        if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let text = whole(figures, "0", |_, grid| {
        lines(expand(grid).iter().map(|r| texts(r).iter().map(|t| quote(t)).collect::<Vec<_>>().join(&mark.to_string())))
    });
    // A sheet of its own: what stands in one cell has the marks of the others behind it.
    let width = 9;
    let text: String = text
        .lines()
        .map(|l| {
            if l.is_empty() {
                format!("{}\n", mark.to_string().repeat(width))
            } else if l.contains(mark) {
                format!("{l}\n")
            } else {
                format!("{}{}\n", quote(l), mark.to_string().repeat(width))
            }
        })
        .collect();
    Paste::new(figures, format!("{}{text}", if bom { "\u{feff}" } else { "" }))
}

/// As [`csv`], a label in two lines within its quotes.
fn csv_lines(figures: &Figures) -> Paste {
    let mut paste = csv(figures, ',', false, false);
    let text = String::from_utf8(paste.bytes).unwrap();
    let text = text
        .replace("1.信访举报投诉类申请", "\"1.信访举报\n投诉类申请\"")
        .replace("总计,", "\"总\n计\",")
        .replace("4.保护第三方合法权益", "\"4.保护第三方\r\n合法权益\"");
    paste.bytes = text.into();
    paste
}

fn encoded(figures: &Figures, encoding: &'static encoding_rs::Encoding, html: Option<&str>, script: fn(&str) -> String) -> Paste {
    let text = match html {
        None => whole(figures, "0", |_, grid| layout::tabs_dropped(grid)),
        Some(head) => String::from_utf8(page(figures, head, layout::html).bytes).unwrap(),
    };
    let text = script(&text);
    let bytes = match encoding.name() {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(&text).0.into_owned(),
    };
    Paste::new(figures, bytes)
}

/// Simplified characters of the reports in these tests, each followed by its traditional form.
const TRADITIONAL: &str = "\
    业業东東个個为為举舉义義书書产產亿億从從会會传傳体體党黨关關内內决決况況准準减減务務动動办辦区區协協单單发發变變号號员員响響团團围圍国國图圖场場处處备備复復头頭奖獎学學实實审審对對导導将將\
    属屬岁歲帮幫广廣应應开開张張强強归歸当當录錄征徵态態总總执執扩擴护護报報担擔择擇据據数數无無旧舊时時显顯权權条條来來构構标標检檢没沒济濟渠渠满滿热熱状狀环環现現电電监監确確种種称稱稳穩\
    类類纠糾约約级級纪紀纳納线線组組织織终終经經结結给給统統继繼绩績续續维維编編缴繳网網罚罰联聯职職获獲营營规規视視览覽计計订訂认認讨討让讓训訓议議讯訊记記讲講许許论論诉訴证證评評识識词詞\
    试試该該详詳语語误誤说說请請诸諸读讀调調谈談负負责責质質购購贴貼费費资資转轉较較载載输輸达達过過运運还還这這进進远遠违違连連选選邮郵释釋长長门門问問间間队隊阅閱际際险險随隨页頁项項顺順须須\
    预預领領频頻题題额額风風飞飛馆館验驗举舉机機关關水水稳穩畅暢";

pub fn traditional(text: &str) -> String {
    let chars: Vec<char> = TRADITIONAL.chars().filter(|c| !c.is_whitespace()).collect();
    text.chars().map(|c| chars.chunks(2).find(|p| p[0] == c).map_or(c, |p| p[1])).collect()
}

fn same(text: &str) -> String {
    text.to_owned()
}

/// A letter's source with the report in it.
fn letter(figures: &Figures, how: &str, encode: fn(&[u8]) -> String, page: bool) -> Paste {
    let body = whole(figures, "0", |_, grid| if page { layout::html(grid) } else { tabs_dropped(grid) });
    let lines = |l: &str| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") };
    let body = if page { format!("<html><body>{}</body></html>", body.lines().map(lines).collect::<String>()) } else { body };
    let head = format!(
        "From: office@qinghe.example\nSubject: =?utf-8?B?5bm05oql?=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {how}\n\n"
    );
    Paste { bytes: (head + &encode(body.as_bytes())).into(), ..Paste::new(figures, "") }
}

/// Quoted-printable in lines of 76 (RFC 2045, 6.7).
fn quoted_printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut width = 0;
    for &byte in bytes {
        let part = match byte {
            b'\n' => "\n".to_owned(),
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + part.len() > 75 {
            out += "=\n";
            width = 0;
        }
        width = if byte == b'\n' { 0 } else { width + part.len() };
        out += &part;
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| -> String {
        let all = three.iter().chain([&0, &0]).take(3).fold(0usize, |all, b| all << 8 | usize::from(*b));
        (0..4).map(|i| if i > three.len() { '=' } else { char::from(DIGITS[all >> (18 - 6 * i) & 63]) }).collect()
    };
    let all: Vec<String> = bytes.chunks(3).map(group).collect();
    all.chunks(19).map(|line| line.concat() + "\r\n").collect()
}

/// The clipboard of Windows, with the tables in it.
fn clipboard(figures: &Figures) -> Paste {
    let tables: String = figures.form.tables.iter().map(|t| layout::html(&grid(figures, t, "0"))).collect();
    Paste::new(figures, format!("Version:0.9\r\nStartHTML:0000000097\r\nEndHTML:0000009999\r\n<html><body><!--StartFragment-->{tables}<!--EndFragment--></body></html>"))
        .given(&["requests", "review", "disclosure"])
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "traditional script",
        &[
            ("by tabs", |f| encoded(f, encoding_rs::UTF_8, None, traditional)),
            ("in a page", |f| encoded(f, encoding_rs::UTF_8, Some(""), traditional)),
            ("by spaces", |f| Paste::new(f, traditional(&whole(f, "0", |_, g| layout::spaces(g))))),
            ("one cell a line", |f| Paste::new(f, traditional(&whole(f, "0", |_, g| layout::one_per_line(g))))),
        ],
    ),
    (
        "tables of other elements",
        &[
            ("display: table", |f| {
                page(f, "", |g| {
                    drawn(g, "div style=\"display:table\"", "div style=\"display: table-row\"", "div style=\"display:table-cell\"")
                })
            }),
            ("span, display: table by class", |f| {
                page(
                    f,
                    "<style>.t{display:table;width:100%} .r { display : table-row } .c{border:1px solid;display:table-cell}</style>",
                    |g| drawn(g, "div class=\"t\"", "div class='r odd'", "span class=c"),
                )
            }),
            ("flex rows", |f| page(f, "", |g| drawn(g, "div", "div style=\"display:flex;width:100%\"", "div style=\"flex:1\""))),
            ("flex rows by class", |f| {
                page(f, "<style>.row{display:flex}.row .col{flex:1}</style>", |g| drawn(g, "div", "div class=\"row\"", "div class=\"col\""))
            }),
            ("rows with spans", |f| page(f, "", |g| drawn(g, "div", "div", "span"))),
            ("list items with spans", |f| page(f, "", |g| drawn(g, "ul", "li", "span"))),
            ("grid", |f| {
                page(f, "", |g| {
                    let columns = expand(g)[0].len();
                    drawn(g, &format!("div style=\"display:grid;grid-template-columns:repeat({columns},1fr)\""), "", "div")
                })
            }),
            ("grid by class", |f| {
                page(
                    f,
                    "<style>.g4{display:grid;grid-template-columns:2fr 1fr 1fr 1fr}.g10{display:grid;grid-template-columns:repeat(10, auto)}.g15{display:grid;grid-template-columns:repeat(15,1fr)}</style>",
                    |g| drawn(g, &format!("div class=\"g{}\"", expand(g)[0].len()), "", "div"),
                )
            }),
            ("role=table", |f| page(f, "", |g| drawn(g, "div role=\"table\"", "div role=\"row\"", "div role=\"cell\""))),
            ("dl rows", |f| {
                page(f, "", |g| drawn(g, "div style='display:table'", "p style='display:table-row'", "b style='display:table-cell'"))
            }),
        ],
    ),
    (
        "figures in fields",
        &[
            ("input", |f| fields(f, |t| format!("<input type=\"text\" value=\"{t}\">"))),
            ("input without a type", |f| fields(f, |t| format!("<input class=x value='{t}' readonly>"))),
            ("select", |f| {
                fields(f, |t| format!("<select><option value=1>99</option><option selected>{t}</option><option>77</option></select>"))
            }),
            ("select, nothing selected", |f| fields(f, |t| format!("<select><option>{t}</option><option>77</option></select>"))),
            ("textarea", |f| fields(f, |t| format!("<textarea rows=1>{t}</textarea>"))),
            ("input, hidden one beside it", |f| {
                fields(f, |t| format!("<input type=hidden value=\"881\"><input type=number value=\"{t}\"><input type=button value=提交>"))
            }),
        ],
    ),
    (
        "separated values",
        &[
            (",", |f| csv(f, ',', false, false)),
            (", and quotes and a mark", |f| csv(f, ',', true, true)),
            (";", |f| csv(f, ';', false, false)),
            ("; and quotes", |f| csv(f, ';', true, false)),
            (", and lines in quotes", csv_lines),
            ("；", |f| csv(f, '；', false, false)),
        ],
    ),
    (
        "encodings",
        &[
            ("GBK", |f| encoded(f, encoding_rs::GBK, None, same)),
            ("GB18030, four bytes", |f| encoded(f, encoding_rs::GB18030, None, |t| t.replace("青禾市", "㙍㮾市"))),
            ("Big5", |f| encoded(f, encoding_rs::BIG5, None, traditional)),
            ("UTF-16LE", |f| encoded(f, encoding_rs::UTF_16LE, None, same)),
            ("UTF-16BE", |f| encoded(f, encoding_rs::UTF_16BE, None, same)),
            ("GBK page", |f| encoded(f, encoding_rs::GBK, Some("<meta charset=gbk>"), same)),
            ("Big5 page", |f| {
                encoded(f, encoding_rs::BIG5, Some("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">"), traditional)
            }),
            ("UTF-16LE page", |f| encoded(f, encoding_rs::UTF_16LE, Some("<meta charset=utf-16>"), same)),
            ("UTF-8 page that says gb2312", |f| encoded(f, encoding_rs::UTF_8, Some("<meta charset=gb2312>"), same)),
            ("GBK page that says utf-8", |f| encoded(f, encoding_rs::GBK, Some("<meta charset=utf-8>"), same)),
        ],
    ),
    (
        "letters",
        &[
            ("quoted-printable", |f| letter(f, "quoted-printable", quoted_printable, false)),
            ("quoted-printable page", |f| letter(f, "quoted-printable", quoted_printable, true)),
            ("Base64", |f| letter(f, "base64", base64, false)),
            ("quoted", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| tabs_dropped(g)), "> "))),
            ("quoted twice", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| layout::spaces(g)), ">> "))),
            ("quoted, without a blank", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| layout::one_per_line(g)), ">"))),
        ],
    ),
    ("clipboard of Windows", &[("tables", clipboard)]),
];
