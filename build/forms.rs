//! A form as text for the program to read: a line for each value, in the order of the types of `shape.rs`; before a list how many there are.
//!
//! Words stay together as one text: apart, each is two numbers more in what the page loads. What can be told from the rest (the cells, from rows and
//! columns) is not written. `src/form/compiled.rs` reads it.

use crate::form::shape::*;

/// What the build says of the forms.
pub struct Build {
    /// What is said of two years is left out where the build does not compare reports.
    pub compare: bool,
    /// What must hold is said in English too; where nobody reads it, the line is empty.
    pub spoken: bool,
}

/// The source of `static OFFICIAL`, the forms in this order.
pub fn source(forms: &[Form], build: Build) -> String {
    let mut out = Lines { text: String::new(), build };
    out.list(forms, Lines::form);
    format!("static OFFICIAL: &str = {:?};\n", out.text)
}

/// The lines written so far.
struct Lines {
    text: String,
    build: Build,
}

impl Lines {
    fn line(&mut self, value: impl ToString) {
        let value = value.to_string();
        assert!(!value.contains(['\n', '\r']), "a value of a form is one line: {value}");
        self.text.push_str(&value);
        self.text.push('\n');
    }

    fn lines<const N: usize>(&mut self, texts: [&Text; N]) {
        texts.iter().for_each(|text| self.line(text));
    }

    /// A text that may be absent, and is not empty where it is there.
    fn optional(&mut self, text: Option<&Text>) {
        self.line(text.map_or("", |text| text));
    }

    fn list<T>(&mut self, items: &[T], item: fn(&mut Self, &T)) {
        self.line(items.len());
        items.iter().for_each(|one| item(self, one));
    }

    fn texts(&mut self, items: &[Text]) {
        self.list(items, |out, text| out.line(text));
    }

    fn form(&mut self, form: &Form) {
        self.lines([&form.id, &form.title, &form.source]);
        self.line(form.from);
        self.line(form.until.map_or(String::new(), |year| year.to_string()));
        self.list(&form.sections, |out, s| {
            out.line(s.number);
            out.line(&s.title);
            out.texts(&s.variants);
        });
        self.list(&form.tables, Self::table);
        self.list(self.compared(&form.same), |out, s| out.lines([&s.form, &s.here, &s.there]));
    }

    fn table(&mut self, table: &TableForm) {
        self.line(&table.id);
        self.line(table.section);
        self.line(&table.title);
        self.optional(table.note.as_ref());
        self.line(table.shape as usize);
        self.texts(&table.marks);
        self.list(&table.blocks, Self::block);
        // What is said of two years stands last, and only what compares reports has it.
        let within = table.years.iter().map(|r| r.statement).min().unwrap_or(table.statements.len());
        self.list(if self.build.compare { &table.statements } else { &table.statements[..within] }, |out, s| {
            out.line(&s.rule);
            out.line(s.severity as usize);
            out.line(&s.statement.zh);
            out.line(if out.build.spoken { &*s.statement.en } else { "" });
            out.lines([&s.broken.zh, &s.broken.en, &s.basis, &s.holds]);
        });
        self.list(&table.relations, Self::relation);
        self.list(self.compared(&table.years), Self::relation);
    }

    fn block(&mut self, block: &Block) {
        self.lines([&block.label, &block.source]);
        self.list(&block.columns, |out, c| {
            out.lines([&c.key, &c.label]);
            out.optional(c.unit.as_ref());
            out.optional(c.group.as_ref());
            // An amount has as many decimals as its number says beyond 3.
            out.line(match c.kind {
                Kind::Count => 0,
                Kind::Change => 1,
                Kind::Amount { decimals: None } => 2,
                Kind::Amount { decimals: Some(decimals) } => 3 + decimals,
            });
            out.line(u8::from(c.total));
        });
        self.list(&block.rows, |out, r| {
            out.lines([&r.key, &r.label]);
            out.texts(&r.variants);
            out.texts(&r.groups);
            out.line(u8::from(r.total));
        });
        self.line(block.first_cell);
    }

    /// Each cell is told by how far it stands behind the one before it, so that the same relation of another row has the same lines.
    fn relation(&mut self, relation: &Relation) {
        for number in [relation.statement, relation.left, relation.op as usize, relation.terms.len()] {
            self.line(number);
        }
        let mut before = 0;
        for &(sign, cell) in &relation.terms {
            self.line(sign);
            self.line(cell as i32 - before);
            before = cell as i32;
        }
    }

    /// What only a build that compares reports has.
    fn compared<'t, T>(&self, items: &'t [T]) -> &'t [T] {
        if self.build.compare { items } else { &[] }
    }
}
