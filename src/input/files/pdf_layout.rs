//! Characters and rules of pages → paragraphs and tables where those are drawn with rules, else text aligned by blanks.

use super::pdf_page::{Glyph, Page, Rule};
use crate::document::{Area, Builder};
use crate::input::{InputError, InputErrorKind, Measure, decode, plain};

/// Rules nearer than this are one.
const NEAR: f32 = 3.0;
/// So many cells make a table; fewer are a frame or a line under a heading.
const TABLE_CELLS: usize = 6;

/// Lines of one page that are looked at for tables; a page with more is a drawing.
const MAX_RULES: usize = 1500;
/// As [`MAX_RULES`], of all pages.
const MAX_RULES_IN_ALL: usize = 30_000;
/// Text written in all, in bytes: characters far apart are set off by blanks.
const MAX_TEXT: usize = 8 << 20;

/// Reads all pages.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where that is more text than is taken.
pub fn read(mut pages: Vec<Page>) -> Result<Builder, InputError> {
    let mut left = MAX_RULES_IN_ALL;
    let mut tables: Vec<Vec<Grid>> = Vec::new();
    for page in &mut pages {
        for glyph in &mut page.glyphs {
            if glyph.text.contains(|c| ('\u{2e80}'..='\u{2fdf}').contains(&c)) {
                glyph.text = glyph.text.chars().map(unify).collect();
            }
        }
        let rules = joined(std::mem::take(&mut page.rules));
        let is_drawing = rules.len() > MAX_RULES.min(left);
        left = left.saturating_sub(rules.len());
        tables.push(if is_drawing { Vec::new() } else { grids(&rules) });
    }
    let are_drawn = tables.iter().flatten().map(|g| g.cells.len()).sum::<usize>() >= TABLE_CELLS * 3;
    if are_drawn {
        let mut builder = Builder::default();
        pages.into_iter().zip(&tables).for_each(|(page, grids)| drawn_page(page, grids, &mut builder));
        return Ok(builder);
    }
    let mut text = String::new();
    for page in pages {
        page_text(page.glyphs, &mut text);
        text.push('\n');
        if text.len() > MAX_TEXT {
            return Err(InputErrorKind::TooLarge { what: Measure::Text, found: None, limit: MAX_TEXT }.into());
        }
    }
    let (text, dropped) = decode::without_controls(text);
    plain(text, dropped)
}

/// Lines in one, where they lie over each other or one goes on where the other ends.
fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.retain(|r| r.at.is_finite() && r.from.is_finite() && r.to.is_finite());
    let place = |r: &Rule| (r.at * 2.0).round();
    rules.sort_by(|a, b| a.upright.cmp(&b.upright).then(place(a).total_cmp(&place(b))).then(a.from.total_cmp(&b.from)));
    rules.dedup_by(|b, a| {
        let same = a.upright == b.upright && place(a) == place(b) && b.from <= a.to + 1.0;
        if same {
            a.to = a.to.max(b.to);
        }
        same
    });
    rules
}

/// Radicals (U+2E80–U+2FDF), which some programs write for the characters they look like.
fn unify(c: char) -> char {
    const RADICALS: &str = "⼀一⼁丨⼂丶⼃丿⼄乙⼅亅⼆二⼇亠⼈人⼉儿⼊入⼋八⼌冂⼍冖⼎冫⼏几⼐凵⼑刀⼒力⼓勹⼔匕⼕匚⼖匸⼗十⼘卜⼙卩⼚厂⼛厶⼜又⼝口⼞囗⼟土⼠士⼡夂⼢夊⼣夕⼤大⼥女⼦子⼧宀⼨寸⼩小⼪尢⼫尸⼬屮⼭山⼮巛⼯工⼰己⼱巾⼲干⼳幺⼴广⼵廴⼶廾⼷弋⼸弓⼹彐⼺彡⼻彳⼼心⼽戈⼾户⼿手⽀支⽁攴⽂文⽃斗⽄斤⽅方⽆无⽇日⽈曰⽉月⽊木⽋欠⽌止⽍歹⽎殳⽏毋⽐比⽑毛⽒氏⽓气⽔水⽕火⽖爪⽗父⽘爻⽙爿⽚片⽛牙⽜牛⽝犬⽞玄⽟玉⽠瓜⽡瓦⽢甘⽣生⽤用⽥田⽦疋⽧疒⽨癶⽩白⽪皮⽫皿⽬目⽭矛⽮矢⽯石⽰示⽱禸⽲禾⽳穴⽴立⽵竹⽶米⽷糸⽸缶⽹网⽺羊⽻羽⽼老⽽而⽾耒⽿耳⾀聿⾁肉⾂臣⾃自⾄至⾅臼⾆舌⾇舛⾈舟⾉艮⾊色⾋艸⾌虍⾍虫⾎血⾏行⾐衣⾑襾⾒見⾓角⾔言⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾛走⾜足⾝身⾞車⾟辛⾠辰⾡辵⾢邑⾣酉⾤釆⾥里⾦金⾧長⾨門⾩阜⾪隶⾫隹⾬雨⾭靑⾮非⾯面⾰革⾱韋⾲韭⾳音⾴頁⾵風⾶飛⾷食⾸首⾹香⾺馬⾻骨⾼高⾽髟⾾鬥⾿鬯⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥⿇麻⿈黃⿉黍⿊黑⿋黹⿌黽⿍鼎⿎鼓⿏鼠⿐鼻⿑齊⿒齒⿓龍⿔龜⿕龠⺁厂⺄乙⺅亻⺌小⺒巳⺝月⺟母⺠民⺢水⺦丬⺫目⺭礻⺶羊⺼肉⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻯龙⻰龙⻤鬼⻃西⻣骨⺘扌⺮竹⺳网⻘青⻟食⻠食⻡首⻏阝⻌辶";
    if !('\u{2e80}'..='\u{2fdf}').contains(&c) {
        return c;
    }
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(character)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return character;
        }
    }
    c
}

/// A table drawn with rules: where they stand, and its cells.
struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    cells: Vec<DrawnCell>,
    /// For each box between rules, row by row: the cell it belongs to.
    owners: Vec<usize>,
}

/// A cell: the row it begins in, and how many columns and rows of boxes it covers.
struct DrawnCell {
    row: usize,
    area: Area,
}

impl Grid {
    fn top(&self) -> f32 {
        self.ys[0]
    }

    /// The cell that a point lies in.
    fn at(&self, x: f32, y: f32) -> Option<usize> {
        let between = |edges: &[f32], at: f32| edges.partition_point(|&edge| edge <= at).checked_sub(1).filter(|&i| i + 1 < edges.len());
        let (column, row) = (between(&self.xs, x)?, between(&self.ys, y)?);
        Some(self.owners[row * (self.xs.len() - 1) + column])
    }
}

/// Positions within [`NEAR`] of each other as one, ascending.
fn clusters(mut at: Vec<f32>) -> Vec<f32> {
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a < NEAR);
    at
}

/// The tables that rules form: rules that touch belong together.
fn grids(rules: &[Rule]) -> Vec<Grid> {
    let mut groups: Vec<Vec<&Rule>> = Vec::new();
    for rule in rules {
        let touches = |other: &&Rule| {
            let crosses = |a: &Rule, b: &Rule| a.at > b.from - NEAR && a.at < b.to + NEAR && b.at > a.from - NEAR && b.at < a.to + NEAR;
            let goes_on = |a: &Rule, b: &Rule| (a.at - b.at).abs() < NEAR && a.from < b.to + NEAR && b.from < a.to + NEAR;
            if rule.upright == other.upright { goes_on(rule, other) } else { crosses(rule, other) }
        };
        let (mut mine, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.iter().any(&touches));
        let mut merged = vec![rule];
        mine.iter_mut().for_each(|g| merged.append(g));
        groups = rest;
        groups.push(merged);
    }
    let mut found: Vec<Grid> = groups.iter().filter_map(|g| grid(g)).filter(|g| g.cells.len() >= TABLE_CELLS).collect();
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    found
}

fn grid(rules: &[&Rule]) -> Option<Grid> {
    // A table cut by the page's edge has no rule there: its uprights show how far it goes.
    let edges = |upright: bool| {
        let across = rules.iter().filter(move |r| r.upright != upright);
        let ends = across.clone().map(|r| r.from).reduce(f32::min).into_iter().chain(across.map(|r| r.to).reduce(f32::max));
        clusters(rules.iter().filter(|r| r.upright == upright).map(|r| r.at).chain(ends).collect())
    };
    let (xs, ys) = (edges(true), edges(false));
    // Lines between rows alone make no columns: such a table is read by where its words stand.
    if xs.len() < 3 || ys.len() < 2 || xs.len() * ys.len() > 5000 {
        return None;
    }
    // Whether a rule stands between two boxes that lie side by side, or one above the other.
    let drawn = |upright: bool, at: f32, middle: f32| {
        rules.iter().any(|r| r.upright == upright && (r.at - at).abs() < NEAR && r.from - NEAR < middle && middle < r.to + NEAR)
    };
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let middle_x = |c: usize| (xs[c] + xs[c + 1]) / 2.0;
    let middle_y = |r: usize| (ys[r] + ys[r + 1]) / 2.0;
    let mut owners: Vec<Option<usize>> = vec![None; rows * columns];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if owners[row * columns + column].is_some() {
                continue;
            }
            let wide =
                (column + 1..columns).take_while(|&c| !drawn(true, xs[c], middle_y(row)) && owners[row * columns + c].is_none()).count()
                    + 1;
            let high = (row + 1..rows).take_while(|&r| !drawn(false, ys[r], middle_x(column))).count() + 1;
            for r in row..row + high {
                owners[r * columns + column..r * columns + column + wide].fill(Some(cells.len()));
            }
            cells.push(DrawnCell { row, area: Area { columns: wide, rows: high } });
        }
    }
    // Every box was given to a cell above.
    let owners = owners.into_iter().flatten().collect();
    Some(Grid { xs, ys, cells, owners })
}

/// Glyphs as lines, from the top; within a line from the left.
fn lines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if glyph.base - line[0].base < line[0].size.min(glyph.size) * 0.5 => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines
}

/// The characters of a line; a gap is a blank.
fn line_text(line: &[Glyph]) -> String {
    let mut text = String::new();
    for (i, glyph) in line.iter().enumerate() {
        if i > 0 && glyph.left - line[i - 1].right > glyph.size * 0.3 {
            text.push(' ');
        }
        text.push_str(&glyph.text);
    }
    text
}

/// A page whose tables are drawn.
fn drawn_page(page: Page, grids: &[Grid], builder: &mut Builder) {
    let mut inside: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|g| g.cells.iter().map(|_| Vec::new()).collect()).collect();
    let mut outside = Vec::new();
    for glyph in page.glyphs {
        // The middle of a character stands above its base line.
        let (x, y) = ((glyph.left + glyph.right) / 2.0, glyph.base - glyph.size * 0.35);
        let place = grids.iter().enumerate().find_map(|(i, grid)| Some((i, grid.at(x, y)?)));
        match place {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None => outside.push(glyph),
        }
    }
    // Paragraphs and tables in the order they stand on the page.
    let mut parts: Vec<(i64, Part)> = Vec::new();
    let place = |top: f32| (top * 100.0) as i64;
    parts.extend(paragraphs(lines(outside)).into_iter().map(|(base, text)| (place(base), Part::Paragraph(text))));
    parts.extend(grids.iter().zip(inside).map(|(grid, cells)| (place(grid.top()), Part::Table(grid, cells))));
    parts.sort_by_key(|part| part.0);
    for (_, part) in parts {
        match part {
            Part::Paragraph(text) => {
                builder.begin_paragraph();
                builder.text(&text);
                builder.end_paragraph();
            }
            Part::Table(grid, cells) => table(grid, cells, builder),
        }
    }
}

/// What stands on a page in its order.
enum Part<'g> {
    Paragraph(String),
    /// A table and the characters in each of its cells.
    Table(&'g Grid, Vec<Vec<Glyph>>),
}

/// Lines that fill the width go on in the next: they are one paragraph. Each with the place of its first line.
fn paragraphs(lines: Vec<Vec<Glyph>>) -> Vec<(f32, String)> {
    let right = lines.iter().filter_map(|l| l.last().map(|g| g.right)).fold(0.0, f32::max);
    let mut found: Vec<(f32, String)> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let text = line_text(&line);
        match found.last_mut() {
            Some(last) if goes_on && !begins_anew(&text) => last.1.push_str(&text),
            _ => found.push((line[0].base, text)),
        }
        let last = line.last().expect("a line has characters");
        goes_on = right - last.right < last.size * 2.5;
    }
    found
}

/// Whether a line is numbered as headings and items are.
fn begins_anew(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('（' | '(' | '第') => true,
        Some(c) => {
            (c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) && chars.next().is_some_and(|d| matches!(d, '、' | '.' | '．'))
        }
        None => false,
    }
}

fn table(grid: &Grid, cells: Vec<Vec<Glyph>>, builder: &mut Builder) {
    builder.begin_table();
    let mut row = usize::MAX;
    for (cell, glyphs) in grid.cells.iter().zip(cells) {
        if cell.row != row {
            builder.begin_row();
            row = cell.row;
        }
        builder.begin_cell(cell.area);
        for (i, line) in lines(glyphs).iter().enumerate() {
            if i > 0 {
                builder.line_break();
            }
            builder.text(&line_text(line));
        }
        builder.end_cell();
    }
    builder.end_table();
}

/// Text whose columns stand where they stand on the page: half a character's width is one blank.
fn page_text(glyphs: Vec<Glyph>, text: &mut String) {
    let mut sizes: Vec<f32> = glyphs.iter().map(|g| g.size).filter(|s| *s > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let unit = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0) / 2.0;
    for line in lines(glyphs) {
        if text.len() > MAX_TEXT {
            return;
        }
        let mut column = 0usize;
        let mut end = f32::MIN;
        for glyph in &line {
            let gap = glyph.left - end > glyph.size * 0.6;
            let hair = glyph.left - end > glyph.size * 0.15;
            let wanted = ((glyph.left / unit).max(0.0) as usize).min(400);
            if gap && column < wanted {
                text.push_str(&" ".repeat(wanted - column));
                column = wanted;
            } else if gap && column > 0 {
                text.push_str("  ");
                column += 2;
            } else if hair && column > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(&glyph.text);
            column += glyph.text.chars().map(|c| if (c as u32) < 0x1100 { 1 } else { 2 }).sum::<usize>();
            end = glyph.right;
        }
        text.push('\n');
    }
}
