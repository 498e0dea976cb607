//! The page's modules joined into scripts: what is needed at once as one, and what is asked for later as one each; what several of those need has a
//! file of its own. All names at the top of our modules stand in one scope, where the minifier can shorten them: so no two modules may have the same.
//!
//! In: dist/. Out: the scripts in dist/page/, and for the page as one file a single script.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::minify::minified;
use crate::modules::{Given, Module, Place, is_made, read};
use crate::run::{Failed, Step};

/// Where the page's joined modules stand in dist/.
pub const FOLDER: &str = "page";
/// The module that is no part of a page: pages have a worker.
const WORKER_ONLY: &str = "engine.js";
/// What the page runs at once, and what it starts beside itself.
const ENTRIES: [&str; 2] = ["app/main.js", "worker.js"];
const NO_ENGINE: &str = "Promise.reject(new Error(\"this page runs its worker only\"))";

/// A module and all it needs, by name.
struct House {
    modules: BTreeMap<String, Module>,
}

impl House {
    fn of(dist: &Path, entry: &str) -> Result<House, Failed> {
        let mut modules = BTreeMap::new();
        let mut waiting = vec![entry.to_owned()];
        while let Some(name) = waiting.pop() {
            if modules.contains_key(&name) {
                continue;
            }
            let module = Module::read(dist, &name)?;
            waiting.extend(module.taken.iter().map(|taken| taken.from.clone()));
            waiting.extend(module.asked().filter(|path| *path != WORKER_ONLY).cloned());
            modules.insert(name, module);
        }
        Ok(House { modules })
    }

    /// A module and what it needs, each after what it needs itself; with `later`, what is asked for later too.
    fn order<'a>(&'a self, name: &'a str, later: bool, done: &mut Vec<&'a Module>) {
        let module = &self.modules[name];
        if done.iter().any(|m| m.name == name) {
            return;
        }
        let asked = module.asked().filter(|path| later && *path != WORKER_ONLY);
        for path in asked.chain(module.taken.iter().map(|taken| &taken.from)) {
            self.order(path, later, done);
        }
        done.push(module);
    }

    /// The modules that are asked for later.
    fn later(&self) -> BTreeSet<&str> {
        self.modules.values().flat_map(Module::asked).map(String::as_str).filter(|path| *path != WORKER_ONLY).collect()
    }
}

/// Modules of ours in one scope; a made one is an object, and those in `objects` are one too.
fn joined(modules: &[&Module], objects: &BTreeSet<&str>, put: impl Fn(&Module, &Place) -> String) -> Result<String, Failed> {
    let ours: Vec<&&Module> = modules.iter().filter(|m| !is_made(&m.name)).collect();
    let mut owner = BTreeMap::new();
    for module in &ours {
        for name in &module.declared {
            if let Some(other) = owner.insert(name, &module.name) {
                return Err(Failed(format!("{other} and {} both declare {name}: one of them needs another name", module.name)));
            }
        }
    }
    for module in &ours {
        if let Some(name) = module.foreign.iter().find(|name| owner.contains_key(name)) {
            return Err(Failed(format!(
                "{} uses the browser's {name}, which {} declares: name it otherwise there",
                module.name, owner[name]
            )));
        }
    }
    let mut out = String::new();
    for module in modules {
        if is_made(&module.name) {
            let given: Vec<String> = module.given.iter().map(|(name, own)| format!("{name}: {own}")).collect();
            let text = module.statements(|place| put(module, place));
            out += &format!("const {} = (() => {{\n{text}return {{ {} }};\n}})();\n", object_of(&module.name), given.join(", "));
            continue;
        }
        for taken in module.taken.iter().filter(|taken| is_made(&taken.from)) {
            let part = match &taken.given {
                Given::All => String::new(),
                Given::Default => ".default".to_owned(),
                Given::Name(name) => format!(".{name}"),
            };
            out += &format!("const {} = {}{part};\n", taken.own, object_of(&taken.from));
        }
        out += &module.statements(|place| put(module, place));
        if objects.contains(module.name.as_str()) {
            let names: Vec<&str> = module.given.iter().map(|(name, _)| name.as_str()).collect();
            out += &format!("const {} = {{ {} }};\n", object_of(&module.name), names.join(", "));
        }
    }
    Ok(out)
}

/// The name of a module as an object.
fn object_of(name: &str) -> String {
    format!("module_{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

/// The module `entry` and all it needs, at once or later, as one script.
pub fn whole(dist: &Path, entry: &str) -> Result<String, Failed> {
    let house = House::of(dist, entry)?;
    let mut modules = Vec::new();
    house.order(entry, true, &mut modules);
    joined(&modules, &house.later(), |_, place| match place {
        Place::Gone => String::new(),
        Place::Url => "\"file:///\"".to_owned(),
        Place::Asked(path) if path == WORKER_ONLY => NO_ENGINE.to_owned(),
        Place::Asked(path) => format!("Promise.resolve({})", object_of(path)),
    })
}

/// Writes the page's scripts into [`FOLDER`], and lets index.html load the first of them.
pub fn write(dist: &Path) -> Step {
    fs::create_dir_all(dist.join(FOLDER)).map_err(|e| Failed(format!("dist/{FOLDER}: {e}")))?;
    for entry in ENTRIES {
        scripts(dist, entry)?;
    }
    let page = read(dist, "index.html")?;
    let joined = page.replace(&format!("src=\"{}\"", ENTRIES[0]), &format!("src=\"{FOLDER}/{}\"", file_of(ENTRIES[0])));
    if joined == page {
        return Err(Failed(format!("index.html does not load {}", ENTRIES[0])));
    }
    fs::write(dist.join("index.html"), joined).map_err(|e| Failed(format!("dist/index.html: {e}")))
}

/// Writes the script of a module, and of each that it asks for later.
fn scripts(dist: &Path, entry: &str) -> Step {
    let house = House::of(dist, entry)?;
    // Which module stands in which script: each is named by its first module.
    let mut first = Vec::new();
    house.order(entry, false, &mut first);
    let mut home: BTreeMap<&str, &str> = first.iter().map(|m| (m.name.as_str(), entry)).collect();
    let later = house.later();
    if let Some(both) = later.iter().find(|name| home.contains_key(*name)) {
        return Err(Failed(format!("{both} is needed at once: nothing can ask for it later")));
    }
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for root in &later {
        let mut needed = Vec::new();
        house.order(root, false, &mut needed);
        for module in needed {
            seen.entry(&module.name).or_default().insert(root);
        }
    }
    for (name, roots) in &seen {
        let alone = if later.contains(name) || roots.len() > 1 { name } else { roots.first().unwrap_or(name) };
        home.entry(name).or_insert(alone);
    }
    for root in home.values().collect::<BTreeSet<_>>() {
        script(dist, &house, root, &home, &later)?;
    }
    Ok(())
}

/// Writes one script: the modules whose home it is, with what it takes from other scripts and gives to them.
fn script(dist: &Path, house: &House, root: &str, home: &BTreeMap<&str, &str>, later: &BTreeSet<&str>) -> Step {
    let lives = |module: &&Module| home.get(module.name.as_str()) == Some(&root);
    let mut modules = Vec::new();
    house.order(root, false, &mut modules);
    modules.retain(lives);
    let mut taken: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in modules.iter().flat_map(|m| &m.taken) {
        let from = home[name.from.as_str()];
        if from != root {
            taken.entry(from).or_default().insert(&name.own);
        }
    }
    let names = |set: &BTreeSet<&str>| set.iter().copied().collect::<Vec<_>>().join(", ");
    let imports: String = taken.iter().map(|(from, set)| format!("import {{ {} }} from \"./{}\";\n", names(set), file_of(from))).collect();
    let mut given: BTreeSet<String> = house
        .modules
        .values()
        .filter(|other| !lives(other))
        .flat_map(|other| &other.taken)
        .filter(|name| home.get(name.from.as_str()) == Some(&root))
        .map(|name| name.own.clone())
        .collect();
    for module in modules.iter().filter(|m| later.contains(m.name.as_str())) {
        given.extend(module.given.iter().map(|(name, own)| if name == own { name.clone() } else { format!("{own} as {name}") }));
    }
    let put = |module: &Module, place: &Place| match place {
        Place::Gone => String::new(),
        Place::Url => format!("new URL(\"../{}\", import.meta.url)", module.name),
        Place::Asked(path) if path == WORKER_ONLY => NO_ENGINE.to_owned(),
        Place::Asked(path) => format!("import(\"./{}\")", file_of(path)),
    };
    let alone = modules.len() == 1 && is_made(root);
    let body = if alone { modules[0].statements(|place| put(modules[0], place)) } else { joined(&modules, &BTreeSet::new(), put)? };
    // The page's worker stands beside its other scripts.
    let worker = |url: &str| format!("new Worker(new URL(\"./{}\", {url})", ENTRIES[1]);
    let body = body.replace(&worker("new URL(\"../gouji.js\", import.meta.url)"), &worker("import.meta.url"));
    let exports =
        if given.is_empty() { String::new() } else { format!("export {{ {} }};\n", given.into_iter().collect::<Vec<_>>().join(", ")) };
    let script = minified(root, &format!("{imports}{body}{exports}"))?;
    fs::write(dist.join(FOLDER).join(file_of(root)), script).map_err(|e| Failed(format!("dist/{FOLDER}: {e}")))
}

fn file_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
