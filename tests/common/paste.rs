//! Tables as people paste them: classes of what becomes of a report on its way from a page, a file or a picture to the clipboard.

use super::layout::{self, Cell, Grid, expand, grid, grid_of, lines, texts};
use super::{Figures, Random};
use gouji::form::{Kind, TableForm};

/// A copy of (a part of) a report with what it holds.
pub struct Paste {
    pub bytes: Vec<u8>,
    pub figures: Figures,
    /// The addresses it holds begin with one of these; all where there are none.
    pub given: Vec<&'static str>,
    /// Whether it holds more, of which nothing is asked.
    pub whole: bool,
    /// Rules that rightly find something in it.
    pub rightly: &'static [&'static str],
}

/// How a paste is made of a report's figures.
pub type Make = fn(&Figures) -> Paste;

/// A class: its name, and its members, each with a name.
pub type Class = (&'static str, &'static [(&'static str, Make)]);

impl Paste {
    pub fn new(figures: &Figures, text: impl Into<Vec<u8>>) -> Paste {
        Paste { bytes: as_page(text.into()), figures: figures.clone(), given: Vec::new(), whole: false, rightly: &[] }
    }

    pub fn given(self, given: &[&'static str]) -> Paste {
        Paste { given: given.to_vec(), ..self }
    }

    pub fn in_a_whole(self) -> Paste {
        Paste { whole: true, ..self }
    }

    pub fn rightly(self, rightly: &'static [&'static str]) -> Paste {
        Paste { rightly, ..self }
    }
}

/// A text with the tables of a page in it as a page.
fn as_page(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
    if !text.contains("<table") || text.starts_with('<') {
        return bytes;
    }
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    format!("<!DOCTYPE html><html><body>{body}</body></html>").into()
}

/// A whole report, its tables printed by `print`.
pub fn whole(figures: &Figures, zero: &str, print: impl Fn(&TableForm, &Grid) -> String) -> String {
    let year = figures.form.from;
    let mut out = format!("青禾市水利局{year}年政府信息公开工作年度报告\n");
    for section in &figures.form.sections {
        out += &format!("{}、{}\n", ["一", "二", "三", "四", "五", "六"][section.number as usize - 1], section.title);
        match figures.form.tables.iter().find(|t| t.section == section.number) {
            Some(table) => out += &print(table, &grid(figures, table, zero)),
            None => out += &format!("{year}年，各项工作平稳推进，公开渠道保持畅通。\n"),
        }
        out += "\n";
    }
    out
}

/// A whole report, each of its cells changed by `change` before it is printed.
fn dressed(figures: &Figures, print: fn(&Grid) -> String, change: impl Fn(&mut Cell, &mut Random)) -> Paste {
    let mut random = Random::new(figures.values.values().sum::<i64>() as u64);
    let random = std::cell::RefCell::new(&mut random);
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        grid.iter_mut().flatten().for_each(|cell| change(cell, &mut random.borrow_mut()));
        print(&grid)
    });
    Paste::new(figures, text)
}

/// A page with the report's text as paragraphs, and its tables as `print` draws them.
fn page(figures: &Figures, head: &str, print: impl Fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| print(grid).replace('\n', ""));
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"))
}

fn units(word: &'static str, print: fn(&Grid) -> String) -> impl Fn(&Figures) -> Paste {
    move |figures| {
        dressed(figures, print, |cell, _| {
            if cell.figure && !cell.text.contains('.') {
                cell.text += word;
            }
        })
    }
}

/// Figures of 2019 with changes down as well as up, written by `write`; of 2021, which has none, as they are.
pub fn changes(figures: &Figures, print: fn(&Grid) -> String, write: impl Fn(i64) -> String) -> Paste {
    let mut figures = figures.clone();
    for (i, cell) in figures.form.tables.iter().flat_map(|t| &t.cells).filter(|c| c.kind == Kind::Change).enumerate() {
        let value = figures.values.get_mut(&*cell.address).unwrap();
        *value = [-*value, *value, 0, -*value - 1, *value + 2][i % 5];
    }
    let text = whole(&figures, "0", |table, _| {
        let mut grid = grid(&figures, table, "0");
        let mut places = grid.iter_mut().flatten().filter(|c| c.figure);
        for cell in &table.cells {
            let place = places.next().unwrap();
            if cell.kind == Kind::Change {
                place.text = write(figures.values[&*cell.address]);
            }
        }
        print(&grid)
    });
    Paste::new(&figures, text)
}

fn thousands(figures: &Figures, print: fn(&Grid) -> String, mark: char) -> Paste {
    dressed(figures, print, |cell, _| {
        let whole = cell.text.split('.').next().unwrap().len();
        if cell.figure && whole > 3 {
            cell.text.insert(whole - 3, mark);
        }
    })
}

/// Digits taken for letters that look like them, in one figure of `often`.
fn misread(figures: &Figures, print: fn(&Grid) -> String, often: usize) -> Paste {
    dressed(figures, print, |cell, random| {
        if cell.figure && !cell.text.contains('.') && random.below(often) == 0 {
            let zero = ["O", "o", "〇"][random.below(3)];
            let one = ["l", "I"][random.below(2)];
            cell.text = cell.text.replace('0', zero).replace('1', one);
        }
    })
    .rightly(&["cell.not-a-number"])
}

/// One cell a line, what is blank a blank line.
fn blank_lines(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| c.text.clone()))
}

fn blank_lines_indented(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| if c.figure && c.text.is_empty() { "  \u{a0}".to_owned() } else { format!("  {}", c.text) }))
}

fn stray_bars(figures: &Figures, before: bool, bar: &str) -> Paste {
    let mut random = Random::new(5);
    let random = std::cell::RefCell::new(&mut random);
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let mut random = random.borrow_mut();
            let head = if before { bar.repeat(random.below(3)) } else { String::new() };
            format!("{head}{}{}", texts(r).join(bar), bar.repeat(random.below(4)))
        }))
    });
    Paste::new(figures, text)
}

const GLOSSES: &[(&str, &str)] = &[
    ("规章", "规章（制度）"),
    ("规范性文件", "规范性文件（件）"),
    ("行政规范性文件", "行政规范性文件（含政府办文件）"),
    ("行政许可", "行政许可（件）"),
    ("行政处罚", "行政处罚（单位：件）"),
    ("行政强制", "行政强制（含强制措施）"),
    ("行政事业性收费", "行政事业性收费（万元）"),
    ("政府集中采购", "政府集中采购（含协议供货）"),
    ("（一）予以公开", "（一）予以公开（件）"),
    ("1.属于国家秘密", "1.属于国家秘密（第十四条）"),
    ("2.重复申请", "2.重复申请（不再重复处理）"),
    ("（七）总计", "（七）总计（件）"),
    ("四、结转下年度继续办理", "四、结转下年度继续办理（件）"),
];

const SENTENCES: &[(&str, &str)] = &[
    ("规章", "规章：指省、市人民政府制定的规章，不含规范性文件。"),
    ("规范性文件", "规范性文件：指本级政府及办公室制发的行政规范性文件。"),
    ("行政规范性文件", "行政规范性文件：指本级政府及办公室制发的规范性文件。"),
    ("行政许可", "行政许可：按审批系统办结数统计。"),
    ("行政处罚", "行政处罚：按决定书统计。"),
    ("行政强制", "行政强制：含强制措施和强制执行。"),
];

fn glossed(figures: &Figures, print: fn(&Grid) -> String, glosses: &'static [(&str, &str)]) -> Paste {
    dressed(figures, print, |cell, _| {
        if let Some((_, gloss)) = glosses.iter().find(|(label, _)| !cell.figure && cell.text == *label) {
            cell.text = (*gloss).to_owned();
        }
    })
}

/// The number before a label, and the label without it.
fn bare(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| "（()）一二三四五六七八九".contains(c) || c.is_ascii_digit());
    let numbered = rest.len() < text.len()
        && (rest.starts_with(['、', '.']) || text.starts_with('（') || text[..text.len() - rest.len()].ends_with('）'));
    if numbered { rest.trim_start_matches(['、', '.']) } else { text }
}

fn unnumbered(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    dressed(figures, print, |cell, _| {
        if !cell.figure {
            cell.text = bare(&cell.text).to_owned();
        }
    })
}

/// Labels dropped by the site: of one body row in `often` the label is blank.
fn unlabelled(figures: &Figures, print: fn(&Grid) -> String, often: usize) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        let body = grid.iter_mut().filter(|r| r.len() > 1 && r.iter().any(|c| c.figure) && r.iter().any(|c| !c.figure));
        for row in body.enumerate().filter(|(i, _)| i % often == often - 1).map(|(_, r)| r) {
            row.iter_mut().filter(|c| !c.figure).for_each(|c| c.text.clear());
        }
        print(&grid)
    });
    Paste::new(figures, text)
}

/// The first figure of each row stuck to its label; `all` sticks every figure to the one before.
fn glued(figures: &Figures, between: &str, all: bool) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let mut line = String::new();
            for (i, cell) in r.iter().enumerate() {
                let sticks = i > 0 && cell.figure && (all || !r[i - 1].figure);
                line += if i == 0 || sticks { "" } else { between };
                line += &cell.text;
            }
            line
        }))
    });
    Paste::new(figures, text).rightly(&["cell.not-a-number"])
}

/// The rows of the first table, and more beside `row` under its heading; the figures of the row are all of theirs together.
fn sub_rows(figures: &Figures, print: fn(&Grid) -> String, row: &str, parts: &'static [&'static str], headed: bool) -> Paste {
    let row = if figures.form.id == "2019" { row } else { "行政许可" };
    let text = whole(figures, "0", |_, grid| {
        let mut out = Grid::new();
        for line in grid {
            let at = line.iter().position(|c| !c.figure && c.text == row).filter(|_| line.iter().any(|c| c.figure));
            out.push(line.clone());
            let Some(at) = at else { continue };
            if headed {
                // The label of the row covers its parts, which share its figures.
                let last = out.last_mut().unwrap();
                last[at].rows = parts.len();
                last.insert(at + 1, Cell { text: parts[0].to_owned(), columns: 1, rows: 1, figure: false });
                last.last_mut().unwrap().columns = 1;
            }
            for part in &parts[1..] {
                let mut line: Vec<Cell> = line[at + 1..].iter().map(|c| Cell { text: "2".to_owned(), ..c.clone() }).collect();
                line.insert(0, Cell { text: (*part).to_owned(), columns: 1, rows: 1, figure: false });
                if headed {
                    line.last_mut().unwrap().columns = 1;
                }
                out.push(line);
            }
        }
        print(&out)
    });
    let mut all = figures.clone();
    if headed {
        let table = figures.form.table("disclosure").unwrap();
        let (block, at, _) = table.rows().find(|(.., r)| r.label == row).unwrap();
        for cell in table.cells_of_row(block, at) {
            *all.values.get_mut(&*table.cells[cell].address).unwrap() += 2 * (parts.len() as i64 - 1);
        }
    }
    Paste::new(&all, text)
}

fn repeated(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let mut out = Grid::new();
        for line in grid {
            out.push(line.clone());
            if line.iter().any(|c| c.text.contains("重复申请") || c.text == "行政处罚") {
                out.push(line.iter().filter(|c| c.rows == 1).cloned().collect());
            }
        }
        print(&out)
    });
    Paste::new(figures, text)
}

/// Every row of the second table broken behind its `n`th figure, the rest on the next line.
fn broken_rows(figures: &Figures, n: usize, between: &str) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let at = r.iter().position(|c| c.figure).unwrap_or(r.len());
            if r.len() - at != 7 {
                return texts(r).join(between);
            }
            format!("{}\n{}", texts(&r[..at + n]).join(between), texts(&r[at + n..]).join(between))
        }))
    });
    Paste::new(figures, text)
}

/// Words beside the amount in the cell for how many; only the form of 2019 has both.
fn words_in_amount(figures: &Figures, print: fn(&Grid) -> String, words: &'static str) -> Paste {
    let mut paste = dressed(figures, print, |_, _| {}).rightly(&["cell.not-a-number"]);
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        if let Some(row) = grid.iter_mut().find(|r| r[0].text == "政府集中采购") {
            row[1].text = words.to_owned();
            row[2].text = "1530000元".to_owned();
        }
        print(&grid)
    });
    if figures.form.id == "2019" {
        // What is read of the words is in doubt; the amount is not.
        paste.given = vec![
            "disclosure/regulations",
            "disclosure/normative",
            "disclosure/licensing",
            "disclosure/other_services",
            "disclosure/penalty",
            "disclosure/coercion",
            "disclosure/fees",
            "requests",
            "review",
        ];
        paste.whole = true;
    }
    Paste { bytes: as_page(text.into()), ..paste }
}

/// Columns `columns` of a table, its heads printed with them.
fn part_of(grid: &Grid, columns: std::ops::Range<usize>) -> Grid {
    expand(grid)
        .iter()
        .map(|r| {
            r.iter()
                .enumerate()
                .filter(|(c, _)| *c < 3 || columns.contains(&(c - 3)))
                .map(|(_, c)| Cell { columns: 1, rows: 1, ..c.clone() })
                .collect()
        })
        .collect()
}

fn halves(figures: &Figures, at: usize, print: fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |table, grid| {
        if table.id != "requests" {
            return print(grid);
        }
        format!("{}\n{}", print(&part_of(grid, 0..at)), print(&part_of(grid, at..7)))
    });
    Paste::new(figures, text)
}

/// Some rows of the second table alone.
fn rows_alone(figures: &Figures, keys: &[&'static str], headed: bool, print: fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("requests").unwrap();
    let first = table.rows().position(|(.., r)| r.key.starts_with(keys[0].trim_start_matches("requests/"))).unwrap();
    let count = table.rows().filter(|(.., r)| keys.iter().any(|k| r.key.starts_with(k.trim_start_matches("requests/")))).count();
    let grid = grid_of(figures, table, "0", first..first + count);
    let grid = if headed { grid } else { grid[3..].to_vec() };
    Paste::new(figures, print(&grid)).given(keys)
}

fn block_alone(figures: &Figures, block: usize, headed: bool, print: fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("disclosure").unwrap();
    let grid = grid(figures, table, "0");
    let begins: Vec<usize> = (0..grid.len()).filter(|&r| grid[r].len() == 1).chain([grid.len()]).collect();
    let (from, to) = (begins[block] + usize::from(!headed), begins[block + 1]);
    let given: &[&'static str] = match (block, &*figures.form.id) {
        (0, _) => &["disclosure/regulations", "disclosure/normative"],
        (1, "2019") => &["disclosure/licensing", "disclosure/other_services"],
        (1, _) => &["disclosure/licensing"],
        _ => &["disclosure/penalty", "disclosure/coercion"],
    };
    Paste::new(figures, print(&grid[from..to].to_vec())).given(given)
}

/// The second table with nothing but blanks in it.
fn only_blanks(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    let mut blank = figures.clone();
    blank.values.iter_mut().filter(|(a, _)| a.starts_with("requests")).for_each(|(_, v)| *v = 0);
    let text = whole(&blank, "", |table, _| {
        let zero = if table.id == "requests" { "" } else { "0" };
        print(&grid(&blank, table, zero))
    });
    Paste::new(&blank, text)
}

fn review(figures: &Figures) -> &'static TableForm {
    figures.form.table("review").unwrap()
}

const GROUPS: [[&str; 2]; 3] = [["行政复议", ""], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]];

fn results(figures: &Figures, group: usize) -> Vec<(String, String)> {
    let table = review(figures);
    let cells = table.cells_of_row(0, group);
    cells.map(|c| (table.column_of(c).label.to_string(), figures.text(&table.cells[c].address, table.cells[c].kind, "0"))).collect()
}

/// The third table alone, printed by `print`.
fn review_alone(figures: &Figures, text: String) -> Paste {
    Paste::new(figures, text).given(&["review"])
}

/// The third table alone with a row for each group; `named` names the part as printed.
fn review_by_rows(figures: &Figures, between: &str) -> String {
    let head: Vec<String> = results(figures, 0).into_iter().map(|r| r.0).collect();
    let mut out = format!("{between}{}\n", head.join(between));
    for (g, [_, name]) in GROUPS.iter().enumerate() {
        let name = if name.is_empty() { GROUPS[g][0] } else { name };
        let figures: Vec<String> = results(figures, g).into_iter().map(|r| r.1).collect();
        out += &format!("{name}{between}{}\n", figures.join(between));
    }
    out
}

/// Results as rows, groups as columns.
fn review_transposed(figures: &Figures, between: &str) -> String {
    let names: Vec<&str> = GROUPS.iter().map(|[a, b]| if b.is_empty() { *a } else { *b }).collect();
    let mut out = format!("{between}{}\n", names.join(between));
    for r in 0..5 {
        let row: Vec<String> = (0..3).map(|g| results(figures, g)[r].1.clone()).collect();
        out += &format!("{}{between}{}\n", results(figures, 0)[r].0, row.join(between));
    }
    out
}

/// Each figure on a line with its label.
fn review_lines(figures: &Figures, between: &str, figure_below: bool) -> String {
    let mut out = String::new();
    for (g, [part, name]) in GROUPS.iter().enumerate() {
        if name.is_empty() || g == 1 {
            out += &format!("{part}\n");
        }
        if !name.is_empty() {
            out += &format!("{name}\n");
        }
        for (label, figure) in results(figures, g) {
            out += &if figure_below { format!("{label}\n{figure}\n") } else { format!("{label}{between}{figure}\n") };
        }
    }
    out
}

fn with_review(figures: &Figures, print: fn(&Figures) -> String) -> Paste {
    let text = whole(figures, "0", |table, grid| if table.id == "review" { print(figures) } else { layout::tabs_dropped(grid) });
    Paste::new(figures, text)
}

/// A heading within the first part that reads like the title of another.
fn with_heading(figures: &Figures, heading: &str, sentence: &str) -> Paste {
    let text = whole(figures, "0", |_, grid| layout::tabs_dropped(grid));
    let second = text.find("二、").unwrap();
    let text = format!("{}{heading}\n{sentence}\n{}", &text[..second], &text[second..]);
    Paste::new(figures, text)
}

/// Feet and heads of pages between the rows, every `every` rows.
fn paged(figures: &Figures, print: fn(&Grid) -> String, every: usize, foot: fn(usize) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let printed = print(grid);
        let mut out = String::new();
        for (i, line) in printed.lines().enumerate() {
            out += &format!("{line}\n");
            if i % every == every - 1 && i > 4 {
                out += &foot(i / every + 3);
            }
        }
        out
    });
    Paste::new(figures, text)
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

/// A column of the second table with nothing in it.
fn blank_column(figures: &Figures, column: &'static str, print: fn(&Grid) -> String) -> Paste {
    let mut left = figures.clone();
    let table = figures.form.table("requests").unwrap();
    let at = table.blocks[0].columns.iter().position(|c| c.key == column).unwrap();
    left.values.iter_mut().filter(|(a, _)| a.starts_with("requests") && a.ends_with(column)).for_each(|(_, v)| *v = 0);
    let text = whole(figures, "0", |table, grid| {
        let mut grid = grid.clone();
        if table.id == "requests" {
            for row in grid.iter_mut() {
                row.iter_mut().filter(|c| c.figure).nth(at).into_iter().for_each(|c| c.text.clear());
            }
        }
        print(&grid)
    });
    Paste::new(&left, text).given(&["disclosure", "review"]).in_a_whole().rightly(&["table.column-missing"])
}

fn same(text: &str) -> String {
    text.to_owned()
}

pub const CLASSES: &[Class] = &[
    (
        "figures with a unit",
        &[
            ("件 and a space, in a line", |f| units(" 件", layout::spaces)(f)),
            ("件, by spaces", |f| units("件", layout::spaces)(f)),
            ("宗, aligned", |f| units("宗", layout::aligned)(f)),
            ("件 and a space, by tabs", |f| units(" 件", layout::tabs_dropped)(f)),
            ("（件）, by bars", |f| units("（件）", layout::bars_leading)(f)),
            ("件 and a space, one cell a line", |f| units(" 件", layout::one_per_line)(f)),
            ("件, on one line", |f| units("件", layout::one_line)(f)),
            ("件 and a space, on one line", |f| units(" 件", layout::one_line)(f)),
        ],
    ),
    (
        "more and less",
        &[
            ("增10 减3, by spaces", |f| changes(f, layout::spaces, |n| if n < 0 { format!("减{}", -n) } else { format!("增{n}") })),
            ("增加10件, by tabs", |f| {
                changes(f, layout::tabs_dropped, |n| if n < 0 { format!("减少{}件", -n) } else { format!("增加{n}件") })
            }),
            ("+(0) -(3), by tabs", |f| changes(f, layout::tabs_dropped, |n| if n < 0 { format!("-({})", -n) } else { format!("+({n})") })),
            ("+0-3, by bars", |f| changes(f, layout::bars_leading, |n| format!("+{}-{}", n.max(0), (-n).max(0)))),
            ("+0 -3, by tabs", |f| changes(f, layout::tabs_dropped, |n| format!("+{} -{}", n.max(0), (-n).max(0)))),
            ("+0/-3, one cell a line", |f| changes(f, layout::one_per_line, |n| format!("+{}/-{}", n.max(0), (-n).max(0)))),
            ("增10减3, in a page", |f| changes(f, layout::html, |n| if n < 0 { format!("减{}", -n) } else { format!("增{n}") })),
            ("增0 减3, by bars", |f| changes(f, layout::bars_leading, |n| format!("增{} 减{}", n.max(0), (-n).max(0)))),
            ("（+10）, by tabs", |f| changes(f, layout::tabs_dropped, |n| format!("（{n:+}）"))),
            ("增加 10, by tabs", |f| {
                changes(f, layout::tabs_dropped, |n| if n < 0 { format!("减少 {}", -n) } else { format!("增加 {n}") })
            }),
            ("＋10 －3, by spaces", |f| changes(f, layout::spaces, |n| if n < 0 { format!("－{}", -n) } else { format!("＋{n}") })),
        ],
    ),
    (
        "thousands",
        &[
            ("’, by tabs", |f| thousands(f, layout::tabs_dropped, '’')),
            ("', by spaces", |f| thousands(f, layout::spaces, '\'')),
            ("‘, by bars", |f| thousands(f, layout::bars_leading, '‘')),
            ("a space, by tabs", |f| thousands(f, layout::tabs_dropped, ' ')),
            ("a space, by bars", |f| thousands(f, layout::bars_leading, ' ')),
            ("a space, in a page", |f| thousands(f, layout::html, ' ')),
            ("a thin space, by tabs", |f| thousands(f, layout::tabs_dropped, '\u{2009}')),
            ("，, one cell a line", |f| thousands(f, layout::one_per_line, '，')),
            ("a space, by spaces", |f| thousands(f, layout::spaces, ' ')),
            ("a space, aligned", |f| thousands(f, layout::aligned, ' ')),
            ("、, by tabs", |f| thousands(f, layout::tabs_dropped, '、').rightly(&["cell.not-a-number"])),
        ],
    ),
    (
        "digits misread",
        &[
            ("often, by tabs", |f| misread(f, layout::tabs_dropped, 4)),
            ("often, by spaces", |f| misread(f, layout::spaces, 4)),
            ("seldom, by spaces", |f| misread(f, layout::spaces, 25)),
            ("often, by bars", |f| misread(f, layout::bars_trailing, 4)),
            ("seldom, one cell a line", |f| misread(f, layout::one_per_line, 25)),
            ("often, one cell a line", |f| misread(f, layout::one_per_line, 4)),
            ("always, aligned", |f| misread(f, layout::aligned, 1)),
            ("seldom, on one line", |f| misread(f, layout::one_line, 25)),
        ],
    ),
    (
        "zeros as blank lines",
        &[
            ("one cell a line", |f| Paste::new(f, whole(f, "", |_, g| blank_lines(g)))),
            ("one cell a line, indented", |f| Paste::new(f, whole(f, "", |_, g| blank_lines_indented(g)))),
            ("CRLF", |f| Paste::new(f, whole(f, "", |_, g| blank_lines(g)).replace('\n', "\r\n"))),
            ("the second table alone", |f| {
                let table = f.form.table("requests").unwrap();
                Paste::new(f, blank_lines(&grid(f, table, ""))).given(&["requests"])
            }),
        ],
    ),
    (
        "stray bars",
        &[
            ("trailing |", |f| stray_bars(f, false, " | ")),
            ("leading and trailing |", |f| stray_bars(f, true, " | ")),
            ("trailing tabs", |f| stray_bars(f, false, "\t")),
            ("leading and trailing tabs", |f| stray_bars(f, true, "\t")),
            ("trailing │", |f| stray_bars(f, false, "│")),
        ],
    ),
    (
        "labels with a gloss",
        &[
            ("by tabs", |f| glossed(f, layout::tabs_dropped, GLOSSES)),
            ("by spaces", |f| glossed(f, layout::spaces, GLOSSES)),
            ("one cell a line", |f| glossed(f, layout::one_per_line, GLOSSES)),
            ("in a page", |f| glossed(f, layout::html, GLOSSES)),
            ("a sentence, by tabs", |f| glossed(f, layout::tabs_dropped, SENTENCES)),
            ("a sentence, by spaces", |f| glossed(f, layout::spaces, SENTENCES)),
            ("a sentence, one cell a line", |f| glossed(f, layout::one_per_line, SENTENCES)),
        ],
    ),
    (
        "labels and numbers dropped",
        &[
            ("no numbers, by tabs", |f| unnumbered(f, layout::tabs_dropped)),
            ("no numbers, one cell a line", |f| unnumbered(f, layout::one_per_line)),
            ("no numbers, by spaces", |f| unnumbered(f, layout::spaces)),
            ("one label in five, by tabs", |f| unlabelled(f, layout::tabs_kept, 5)),
            ("one label in three, by bars", |f| unlabelled(f, layout::bars_padded, 3)),
            ("one label in four, in a page", |f| unlabelled(f, layout::html, 4)),
            ("one label in five, by spaces", |f| unlabelled(f, layout::spaces, 5)),
            ("one label in two, by tabs", |f| unlabelled(f, layout::tabs_kept, 2)),
        ],
    ),
    (
        "labels glued to figures",
        &[
            ("the first, by tabs", |f| glued(f, "\t", false)),
            ("the first, by spaces", |f| glued(f, " ", false)),
            ("the first, by bars", |f| glued(f, " | ", false)),
            ("all", |f| glued(f, "", true)),
            ("all, one-digit figures", |f| {
                let mut small = f.clone();
                small.values.iter_mut().filter(|(a, _)| a.starts_with("disclosure")).for_each(|(_, v)| *v %= 10);
                let mut paste = glued(&small, "", true);
                paste.given = vec!["disclosure"];
                paste.whole = true;
                paste
            }),
        ],
    ),
    (
        "sub-rows",
        &[
            ("under one head, in a page", |f| sub_rows(f, layout::html, "其他对外管理服务事项", &["行政检查", "行政确认"], true)),
            ("under one head, by tabs", |f| {
                sub_rows(f, layout::tabs_dropped, "其他对外管理服务事项", &["行政检查", "行政确认", "行政奖励"], true)
            }),
            ("rows of their own, by tabs", |f| {
                sub_rows(f, layout::tabs_dropped, "其他对外管理服务事项", &["", "行政检查", "行政确认"], false)
            }),
            ("rows of their own, by spaces", |f| sub_rows(f, layout::spaces, "行政许可", &["", "行政检查", "行政确认"], false)),
            ("rows of their own, one cell a line", |f| sub_rows(f, layout::one_per_line, "行政许可", &["", "行政裁决"], false)),
        ],
    ),
    (
        "repeated rows",
        &[
            ("by tabs", |f| repeated(f, layout::tabs_dropped)),
            ("by spaces", |f| repeated(f, layout::spaces)),
            ("in a page", |f| repeated(f, layout::html)),
            ("one cell a line", |f| repeated(f, layout::one_per_line)),
        ],
    ),
    (
        "rows over two lines",
        &[
            ("behind the third figure, by tabs", |f| broken_rows(f, 3, "\t")),
            ("behind the sixth, by spaces", |f| broken_rows(f, 6, " ")),
            ("behind the first, by bars", |f| broken_rows(f, 1, " | ")),
            ("behind the label, by tabs", |f| broken_rows(f, 0, "\t")),
            ("behind the label, by spaces", |f| broken_rows(f, 0, " ")),
        ],
    ),
    (
        "words in an amount",
        &[
            ("公务用车10辆, by bars", |f| words_in_amount(f, layout::bars_leading, "公务用车10辆")),
            ("公务用车10辆, by tabs", |f| words_in_amount(f, layout::tabs_dropped, "公务用车10辆")),
            ("办公设备35台（套）, in a page", |f| words_in_amount(f, layout::html, "办公设备35台（套）")),
            ("公务用车10辆, by spaces", |f| words_in_amount(f, layout::spaces, "公务用车10辆")),
            ("货物3项，服务2项, one cell a line", |f| words_in_amount(f, layout::one_per_line, "货物3项，服务2项")),
        ],
    ),
    (
        "a left and a right half",
        &[
            ("by tabs", |f| halves(f, 4, layout::tabs_kept)),
            ("by bars", |f| halves(f, 3, layout::bars_leading)),
            ("by spaces", |f| halves(f, 4, layout::spaces)),
            ("in a page", |f| halves(f, 5, layout::html)),
        ],
    ),
    (
        "some rows alone",
        &[
            ("one row, by tabs", |f| rows_alone(f, &["requests/granted"], false, layout::tabs_dropped)),
            ("one row under its heads, in a page", |f| rows_alone(f, &["requests/new"], true, layout::html)),
            ("one row, by spaces", |f| rows_alone(f, &["requests/denied.third_party"], false, layout::spaces)),
            ("不予公开, by tabs", |f| rows_alone(f, &["requests/denied"], false, layout::tabs_dropped)),
            ("不予处理, one cell a line", |f| rows_alone(f, &["requests/rejected"], false, layout::one_per_line)),
            ("（一）项, by tabs", |f| block_alone(f, 0, true, layout::tabs_dropped)),
            ("（一）项 without its heading, by spaces", |f| block_alone(f, 0, false, layout::spaces)),
            ("（五）项, one cell a line", |f| block_alone(f, 1, true, layout::one_per_line)),
            ("（六）项, in a page", |f| block_alone(f, 2, true, layout::html)),
            ("（六）项 without its heading, by bars", |f| block_alone(f, 2, false, layout::bars_leading)),
        ],
    ),
    (
        "nothing but blanks",
        &[
            ("by tabs", |f| only_blanks(f, layout::tabs_dropped)),
            ("by bars", |f| only_blanks(f, layout::bars_leading)),
            ("in a page", |f| only_blanks(f, layout::html)),
            ("one cell a line", |f| only_blanks(f, layout::one_per_line)),
            ("by spaces", |f| only_blanks(f, layout::spaces)),
        ],
    ),
    (
        "the third table alone",
        &[
            ("by tabs", |f| review_alone(f, layout::tabs_dropped(&grid(f, review(f), "0")))),
            ("by spaces", |f| review_alone(f, layout::spaces(&grid(f, review(f), "0")))),
            ("in a page", |f| review_alone(f, layout::html(&grid(f, review(f), "0")))),
            ("one cell a line", |f| review_alone(f, layout::one_per_line(&grid(f, review(f), "0")))),
            ("by rows, by tabs", |f| review_alone(f, review_by_rows(f, "\t"))),
            ("by rows, by spaces", |f| review_alone(f, review_by_rows(f, " "))),
            ("transposed, by tabs", |f| review_alone(f, review_transposed(f, "\t"))),
            ("transposed, by spaces", |f| review_alone(f, review_transposed(f, " "))),
            ("label and figure, by tabs", |f| review_alone(f, review_lines(f, "\t", false))),
            ("label：figure", |f| review_alone(f, review_lines(f, "：", false))),
            ("label and figure, by lines", |f| review_alone(f, review_lines(f, "", true))),
        ],
    ),
    (
        "the third table otherwise",
        &[
            ("by rows", |f| with_review(f, |f| review_by_rows(f, "\t"))),
            ("by rows, by bars", |f| with_review(f, |f| review_by_rows(f, " | "))),
            ("transposed", |f| with_review(f, |f| review_transposed(f, "\t"))),
            ("transposed, by bars", |f| with_review(f, |f| review_transposed(f, " | "))),
            ("label and figure, by tabs", |f| with_review(f, |f| review_lines(f, "\t", false))),
            ("label：figure", |f| with_review(f, |f| review_lines(f, "：", false))),
            ("label and figure, by lines", |f| with_review(f, |f| review_lines(f, "", true))),
        ],
    ),
    (
        "headings that read like titles",
        &[
            ("（三）行政复议", |f| with_heading(f, "（三）行政复议、行政诉讼情况", "本年度未发生因公开引发的争议。")),
            ("（二）依申请公开", |f| with_heading(f, "（二）收到和处理政府信息公开申请情况", "来件均按期答复。")),
            ("（一）主动公开", |f| with_heading(f, "（一）主动公开政府信息情况", "各栏目更新及时。")),
            ("3.其他", |f| with_heading(f, "3.其他需要报告的事项", "没有其他情况。")),
            ("（五）问题", |f| with_heading(f, "（五）存在的主要问题及改进情况", "解读还不够深入。")),
        ],
    ),
    (
        "feet and heads of pages",
        &[
            ("- 5 -, by tabs", |f| paged(f, layout::tabs_dropped, 7, |n| format!("- {n} -\n"))),
            ("5, by spaces", |f| paged(f, layout::spaces, 7, |n| format!("{n}\n"))),
            ("— 5 —, by spaces", |f| paged(f, layout::spaces, 6, |n| format!("— {n} —\n"))),
            ("第 5 页 共 12 页, by bars", |f| paged(f, layout::bars_leading, 8, |n| format!("第 {n} 页 共 12 页\n"))),
            ("5 / 12 and a head, by spaces", |f| {
                paged(f, layout::spaces, 7, |n| format!("{n} / 12\n青禾市水利局政府信息公开工作年度报告\n"))
            }),
            ("5/12, aligned", |f| paged(f, layout::aligned, 9, |n| format!("                                   {n}/12\n\n"))),
            ("a head, by tabs", |f| paged(f, layout::tabs_dropped, 7, |_| "青禾市水利局政府信息公开工作年度报告\n".to_owned())),
            ("a head and 第5页, by spaces", |f| paged(f, layout::spaces, 7, |n| format!("青禾市水利局 第{n}页\n"))),
        ],
    ),
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
        "a blank column",
        &[
            ("总计, by tabs", |f| blank_column(f, "total", layout::tabs_dropped)),
            ("自然人, by bars", |f| blank_column(f, "natural", layout::bars_leading)),
            ("自然人, in a page", |f| blank_column(f, "natural", layout::html)),
            ("商业企业, by tabs", |f| blank_column(f, "business", layout::tabs_kept)),
        ],
    ),
];
