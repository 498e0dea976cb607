fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let doc = gouji::input::read(gouji::input::Input::Bytes(&bytes), Some(&path)).unwrap();
    let t = std::time::Instant::now();
    let r = gouji::recognise::recognise(&doc, gouji::form::official());
    let t1 = t.elapsed();
    let t = std::time::Instant::now();
    let r2 = gouji::recognise::recognise(&doc, gouji::form::official());
    drop(r2);
    println!("{:?} {:?}", t1, t.elapsed());
    println!("{:?} {:?} {:?} {:?}", r.title, r.organization, r.year, r.form.map(|f| &f.id));
    for s in &r.sections { println!("{} {} {} {:?}", s.number, s.heading, s.title_fits, s.printed_number); }
    for t in &r.tables {
        println!("{} {} {:?} missing {:?} unknown {:?} doubts {:?}", t.table.id, t.form.id, t.span, t.missing_rows, t.unknown_rows, t.doubts);
        for (c, f) in t.cells.iter().zip(&t.table.cells) { print!("{}={}{} ", f.address, c.value().map_or(c.raw.clone(), |v| v.to_string()), match c.state { gouji::reading::State::Stated=>"", gouji::reading::State::Blank=>"b", gouji::reading::State::Inferred=>"i", gouji::reading::State::Doubtful=>"?", gouji::reading::State::Missing=>"!" }); }
        println!();
    }
}
