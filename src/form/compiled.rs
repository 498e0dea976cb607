//! The official forms as the build script wrote them (`build/forms.rs`), a line for each value → forms. What it wrote it had checked.

use std::str::Lines;

use super::shape::*;

include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// The official forms, oldest first.
pub fn read() -> Vec<Form> {
    Reader(OFFICIAL.lines()).list(Reader::form)
}

/// The lines that are left.
struct Reader(Lines<'static>);

impl Reader {
    fn line(&mut self) -> &'static str {
        self.0.next().unwrap_or_default()
    }

    fn text(&mut self) -> Text {
        self.line().into()
    }

    /// A text that is absent where its line is empty.
    fn optional(&mut self) -> Option<Text> {
        Some(self.line()).filter(|text| !text.is_empty()).map(Text::from)
    }

    /// A number, where there is one.
    fn year(&mut self) -> Option<i32> {
        self.line().parse().ok()
    }

    fn number(&mut self) -> i32 {
        self.year().unwrap_or_default()
    }

    fn index(&mut self) -> usize {
        self.number() as usize
    }

    fn list<T>(&mut self, item: fn(&mut Self) -> T) -> Vec<T> {
        (0..self.number()).map(|_| item(self)).collect()
    }

    fn form(&mut self) -> Form {
        Form {
            id: self.text(),
            title: self.text(),
            source: self.text(),
            from: self.number(),
            until: self.year(),
            sections: self.list(|r| Section { number: r.index() as u32, title: r.text(), variants: r.list(Self::text) }),
            tables: self.list(Self::table),
            same: self.list(|r| Same { form: r.text(), here: r.text(), there: r.text() }),
        }
    }

    fn table(&mut self) -> TableForm {
        let (id, section, title, note) = (self.text(), self.index() as u32, self.text(), self.optional());
        let shape = if self.number() == Shape::Rows as i32 { Shape::Rows } else { Shape::Across };
        let (marks, blocks) = (self.list(Self::text), self.list(Self::block));
        let statements = self.list(|r| Statement {
            rule: r.text(),
            severity: match r.number() {
                0 => Severity::Error,
                1 => Severity::Warning,
                _ => Severity::Note,
            },
            statement: r.words(),
            broken: r.words(),
            basis: r.text(),
            holds: r.text(),
        });
        let mut relations = [self.list(Self::relation), self.list(Self::relation)];
        for relation in relations.iter_mut().flatten() {
            relation.rule = statements[relation.statement].rule.clone();
        }
        let [relations, years] = relations;
        TableForm { cells: cells(&id, &blocks), id, section, title, note, shape, marks, blocks, statements, relations, years }
    }

    fn words(&mut self) -> Words {
        Words { zh: self.text(), en: self.text() }
    }

    fn block(&mut self) -> Block {
        Block {
            label: self.text(),
            source: self.text(),
            columns: self.list(|r| Column {
                key: r.text(),
                label: r.text(),
                unit: r.optional(),
                group: r.optional(),
                kind: match r.number() {
                    0 => Kind::Count,
                    1 => Kind::Change,
                    amount => Kind::Amount { decimals: (amount as u32).checked_sub(3) },
                },
                total: r.number() > 0,
            }),
            rows: self.list(|r| RowForm {
                key: r.text(),
                label: r.text(),
                variants: r.list(Self::text),
                groups: r.list(Self::text),
                total: r.number() > 0,
            }),
            first_cell: self.index(),
        }
    }

    /// A relation; the rule is its statement's.
    fn relation(&mut self) -> Relation {
        let (statement, left) = (self.index(), self.index());
        let op = if self.number() == Op::Equal as i32 { Op::Equal } else { Op::AtLeast };
        let mut terms = self.list(|r| (r.number(), r.index()));
        let mut before = 0;
        for (_, cell) in &mut terms {
            before = cell.wrapping_add(before);
            *cell = before;
        }
        Relation { rule: Text::default(), statement, terms, left, op }
    }
}
