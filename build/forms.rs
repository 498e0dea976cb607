//! A form as Rust source: statics that borrow from one another.

use std::fmt::Write;

use crate::form::shape::*;

/// The source of `static OFFICIAL`, the forms in this order; what is said of two years is left out where the build does not `compare`.
pub fn source(forms: &[Form], compare: bool) -> String {
    let mut out = Statics { source: String::new(), compare };
    let forms: Vec<String> = forms.iter().map(|f| out.form(f)).collect();
    format!("{}static OFFICIAL: [Form; {}] = [{}];\n", out.source, forms.len(), forms.join(","))
}

/// Rust source: the lists written so far, each a static of its own for the values after it to borrow.
struct Statics {
    source: String,
    /// Whether the build compares reports.
    compare: bool,
}

fn text(text: &str) -> String {
    format!("Text::Borrowed({text:?})")
}

fn optional(value: Option<&Text>) -> String {
    value.map_or("None".to_owned(), |t| format!("Some({})", text(t)))
}

fn words(words: &Words) -> String {
    format!("Words{{zh:{},en:{}}}", text(&words.zh), text(&words.en))
}

impl Statics {
    fn list<T>(&mut self, kind: &str, items: &[T], item: impl Fn(&mut Self, &T) -> String) -> String {
        let written: Vec<String> = items.iter().map(|i| item(self, i)).collect();
        let name = format!("LIST_{}", self.source.lines().count());
        // Writing to a string cannot fail.
        let _ = writeln!(self.source, "static {name}: [{kind}; {}] = [{}];", items.len(), written.join(","));
        format!("List::compiled(&{name})")
    }

    fn texts(&mut self, items: &[Text]) -> String {
        self.list("Text", items, |_, t| text(t))
    }

    fn form(&mut self, form: &Form) -> String {
        let sections = self.list("Section", &form.sections, |out, s| {
            format!("Section{{number:{},title:{},variants:{}}}", s.number, text(&s.title), out.texts(&s.variants))
        });
        let tables = self.list("TableForm", &form.tables, Self::table);
        let same = self.list("Same", self.compared(&form.same), |_, s| {
            format!("Same{{form:{},here:{},there:{}}}", text(&s.form), text(&s.here), text(&s.there))
        });
        format!(
            "Form{{id:{},title:{},source:{},from:{},until:{:?},sections:{sections},tables:{tables},same:{same}}}",
            text(&form.id),
            text(&form.title),
            text(&form.source),
            form.from,
            form.until
        )
    }

    fn table(&mut self, table: &TableForm) -> String {
        let blocks = self.list("Block", &table.blocks, Self::block);
        // What is said of two years stands last, and only what compares reports has it.
        let within = table.years.iter().map(|r| r.statement).min().unwrap_or(table.statements.len());
        let statements = self.list("Statement", if self.compare { &table.statements } else { &table.statements[..within] }, |_, s| {
            format!(
                "Statement{{rule:{},severity:Severity::{:?},statement:{},broken:{},basis:{},holds:{}}}",
                text(&s.rule),
                s.severity,
                words(&s.statement),
                words(&s.broken),
                text(&s.basis),
                text(&s.holds)
            )
        });
        let relations = self.list("Relation", &table.relations, Self::relation);
        let years = self.list("Relation", self.compared(&table.years), Self::relation);
        let cells = self.list("CellForm", &table.cells, |_, c| {
            let place = format!("block:{},row:{},column:{}", c.block, c.row, c.column);
            format!("CellForm{{address:{},{place},kind:Kind::{:?}}}", text(&c.address), c.kind)
        });
        let marks = self.texts(&table.marks);
        format!(
            "TableForm{{id:{},section:{},title:{},note:{},shape:Shape::{:?},marks:{marks},blocks:{blocks},statements:{statements},\
             relations:{relations},years:{years},cells:{cells}}}",
            text(&table.id),
            table.section,
            text(&table.title),
            optional(table.note.as_ref()),
            table.shape,
        )
    }

    fn relation(&mut self, r: &Relation) -> String {
        let terms = self.list("(i32, usize)", &r.terms, |_, t| format!("{t:?}"));
        format!("Relation{{rule:{},statement:{},terms:{terms},left:{},op:Op::{:?}}}", text(&r.rule), r.statement, r.left, r.op)
    }

    /// What only a build that compares reports has.
    fn compared<'t, T>(&self, items: &'t [T]) -> &'t [T] {
        if self.compare { items } else { &[] }
    }

    fn block(&mut self, block: &Block) -> String {
        let columns = self.list("Column", &block.columns, |_, c| {
            format!(
                "Column{{key:{},label:{},unit:{},group:{},kind:Kind::{:?},total:{}}}",
                text(&c.key),
                text(&c.label),
                optional(c.unit.as_ref()),
                optional(c.group.as_ref()),
                c.kind,
                c.total
            )
        });
        let rows = self.list("RowForm", &block.rows, |out, r| {
            let (variants, groups) = (out.texts(&r.variants), out.texts(&r.groups));
            format!("RowForm{{key:{},label:{},variants:{variants},groups:{groups},total:{}}}", text(&r.key), text(&r.label), r.total)
        });
        let (label, source) = (text(&block.label), text(&block.source));
        format!("Block{{label:{label},source:{source},columns:{columns},rows:{rows},first_cell:{}}}", block.first_cell)
    }
}
