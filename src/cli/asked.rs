//! What the arguments of `gouji check` ask for → the checker, and where its rules are told of; or why there is none, in words.

use std::path::Path;

use super::{Check, Format, files};
use crate::render::visible::visible;
use crate::{Checker, Lang, Profile, form};

/// The checker that was asked for: its forms, and what a profile asks.
///
/// # Errors
/// In words, where a file is not read or says something that cannot be.
pub fn checker(args: &Check, lang: Lang) -> Result<Checker, String> {
    with_profile(of_form(&args.form, lang)?, args.profile.as_deref(), lang)
}

/// Where the pages of the rules are published, as far as it is told: a place that SARIF can name.
///
/// # Errors
/// In words, where it is no whole URL or nothing would tell it.
pub fn rules_url(args: &Check, lang: Lang) -> Result<&str, String> {
    let Some(rules_url) = args.rules_url.as_deref() else { return Ok("") };
    if args.format != Format::Sarif {
        return Err(lang.pick("--rules-url 只用于 --format sarif", "--rules-url goes with --format sarif").to_owned());
    }
    let host = rules_url.split_once("://").filter(|(scheme, _)| ["http", "https", "file"].contains(scheme)).map(|(_, rest)| rest);
    if host.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_graphic())) {
        return Ok(rules_url);
    }
    let shown = visible(rules_url);
    Err(lang.pick(
        format!("--rules-url {shown}：请写完整的网址，例如 https://…/docs/rules；各规则的页是它下面的 规则.md"),
        format!("--rules-url {shown}: give a whole URL, as https://…/docs/rules; the page of a rule is RULE.md under it"),
    ))
}

/// The checker with the form asked for, or with all official ones.
fn of_form(asked: &str, lang: Lang) -> Result<Checker, String> {
    if asked == "auto" {
        return Ok(Checker::new());
    }
    if let Some(form) = form::official().iter().find(|f| f.id == asked) {
        return Ok(Checker::with_forms([form.clone()]));
    }
    let shown = visible(asked);
    let text = std::fs::read_to_string(asked).map_err(|e| {
        let why = files::explain(&e, lang);
        lang.pick(
            format!("--form {shown}：{why}；可用 auto、2019、2021 或表格文件"),
            format!("--form {shown}: {why}; use auto, 2019, 2021 or a form file"),
        )
    })?;
    form::load(&text).map(|form| Checker::with_forms([form])).map_err(|e| format!("{shown}: {e}"))
}

/// The checker with what the profile in this file asks.
fn with_profile(checker: Checker, asked: Option<&Path>, lang: Lang) -> Result<Checker, String> {
    let Some(path) = asked else { return Ok(checker) };
    let shown = visible(&path.to_string_lossy());
    let text = std::fs::read_to_string(path).map_err(|e| {
        let why = files::explain(&e, lang);
        lang.pick(format!("--profile {shown}：{why}"), format!("--profile {shown}: {why}"))
    })?;
    Profile::load(&text).map(|profile| checker.with_profile(profile)).map_err(|e| {
        let (line, why) = (e.line, &e.reason);
        lang.pick(format!("{shown} 第 {line} 行：{why}"), format!("{shown}, line {line}: {why}"))
    })
}
