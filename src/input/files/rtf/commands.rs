//! What the control words of Rich Text Format ask for.
//!
//! In: a word, its number, and whether it may be passed over. Out: the reader as it is after it: its state, a paragraph, a cell or a row that ends.

use std::rc::Rc;

use super::Reader;
use super::context::Context;
use super::table::{Layout, Place};
use super::words::{Destination, character, code_page, destination};

/// Tables within each other.
const MAX_TABLES: usize = 16;

impl Reader<'_> {
    /// Does what a control word asks for.
    pub(super) fn obey(&mut self, word: &str, number: Option<i32>, star: bool) {
        let is_on = number != Some(0);
        let value = number.unwrap_or(0);
        match word {
            "u" => self.unicode(value as u16),
            "bin" => self.at = self.at.saturating_add(value.max(0) as usize).min(self.bytes.len()),
            "uc" => self.state.fallback = value.clamp(0, 16) as usize,
            "ansicpg" => self.page = value as u16,
            "deff" => self.default_font = value,
            "f" => self.state.font = value,
            "fcharset" if self.state.destination == Destination::Fonts => {
                self.fonts.insert(self.state.font, code_page(value));
            }
            "cpg" if self.state.destination == Destination::Fonts => {
                self.fonts.insert(self.state.font, value as u16);
            }
            "picwgoal" => self.frame.0 = value,
            "pichgoal" => self.frame.1 = value,
            "v" => self.state.hidden = is_on,
            "strike" | "striked" => self.state.struck = is_on,
            "super" => self.state.raised = is_on,
            "nosupersub" | "sub" => self.state.raised = false,
            "deleted" | "mvf" => self.state.deleted = is_on,
            "plain" => {
                self.state =
                    super::State { hidden: false, deleted: false, struck: false, raised: false, font: self.default_font, ..self.state };
            }
            "pard" => self.state.tables = 0,
            "intbl" => self.state.tables = self.state.tables.max(1),
            "itap" => self.state.tables = value.clamp(0, MAX_TABLES as i32) as usize,
            "trowd" | "trleft" | "clmrg" | "clvmrg" | "cellx" => self.layout(word, value),
            _ => self.place_or_text(word, star),
        }
    }

    fn place_or_text(&mut self, word: &str, star: bool) {
        if let Some(to) = destination(word).or(star.then_some(Destination::Nothing)) {
            if self.state.destination.is_text() {
                self.state.destination = to;
                if to == Destination::Box {
                    self.outer.push(std::mem::take(&mut self.context));
                }
            }
            return;
        }
        if !self.state.destination.is_text() || self.state.deleted {
            return;
        }
        let tables = self.state.tables;
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" => self.put("\n"),
            "cell" => self.block(|c, _| c.end_cell(1)),
            "nestcell" => self.block(|c, _| c.end_cell(tables.max(2))),
            "row" => self.block(|c, layouts| c.end_row(1, layouts[0].clone())),
            "nestrow" => self.block(|c, layouts| c.end_row(c.depth().max(2), layouts[1].clone())),
            // The tab behind a list's number parts no cells.
            "tab" if self.state.destination == Destination::List => self.put(" "),
            word => {
                if let Some(text) = character(word) {
                    self.put(text);
                }
            }
        }
    }

    /// What makes a cell or a row, unless it is part of what is not read.
    fn block(&mut self, make: impl FnOnce(&mut Context, &[Rc<Layout>; 2])) {
        self.blocks += 1;
        make(&mut self.context, &self.layouts);
    }

    pub(super) fn end_paragraph(&mut self) {
        let tables = self.state.tables;
        self.block(|c, _| c.end_paragraph(tables));
        if self.outer.is_empty() && tables == 0 {
            self.context.blocks.append(&mut self.boxes);
        }
    }

    /// How the next row is laid out: of the outer table, or of one within.
    fn layout(&mut self, word: &str, value: i32) {
        let layout = &mut self.layouts[usize::from(self.state.destination == Destination::Nested)];
        // What is known of the last row is known anew.
        if word == "trowd" {
            *layout = Rc::default();
            self.place = Place::default();
            return;
        }
        match word {
            "clmrg" => self.place.joins_left = true,
            "clvmrg" => self.place.joins_above = true,
            "trleft" => Rc::make_mut(layout).left = value,
            _ => {
                let place = Place { right: value, ..std::mem::take(&mut self.place) };
                Rc::make_mut(layout).cells.push(place);
            }
        }
    }
}
