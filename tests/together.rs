//! Many reports at hand: which is last year's of which, and which governments have reports of their units among them.

use gouji::together::{Who, YearState, arrange};

fn list(of: &[(&str, i32)]) -> Vec<Who> {
    of.iter().map(|(name, year)| Who::of(name, *year)).collect()
}

/// How each report of the list stands to last year's.
fn years(of: &[(&str, i32)]) -> Vec<(YearState, Vec<usize>)> {
    arrange(&list(of)).years.into_iter().map(|year| (year.state, year.reports)).collect()
}

/// The governments with their units and what is unclear.
fn governments(of: &[(&str, i32)]) -> Vec<(usize, Vec<usize>, Vec<usize>)> {
    arrange(&list(of)).governments.into_iter().map(|g| (g.parent, g.units, g.unclear)).collect()
}

const NONE: (YearState, Vec<usize>) = (YearState::None, Vec::new());

#[test]
fn the_same_body_of_the_year_before_is_found_under_other_words_for_it() {
    for (last, this) in [("青禾市水利局", "青禾市水利局"), ("水利局", "青禾市水利局"), ("青禾市人民政府", "青禾市人民政府办公室")]
    {
        let found = years(&[(this, 2023), ("白河县教育局", 2022), (last, 2022)]);
        assert_eq!(found, [(YearState::Found, vec![2]), NONE, NONE], "{last} {this}");
    }
    // Three years of one body: each beside the one before it.
    let found = years(&[("青禾市水利局", 2023), ("青禾市水利局", 2021), ("青禾市水利局", 2022)]);
    assert_eq!(found, [(YearState::Found, vec![2]), NONE, (YearState::Found, vec![1])]);
    // None for the year before, but for others: those are told.
    let found = years(&[("青禾市水利局", 2023), ("水利局", 2020), ("青禾市水利局", 2021), ("白河县教育局", 2021), ("青禾市水利局", 2012)]);
    assert_eq!(found[0], (YearState::None, vec![2, 1]));
    // The very name goes before one that says the same.
    let found = years(&[("青禾市水利局", 2023), ("水利局", 2022), ("青禾市水利局", 2022)]);
    assert_eq!(found[0], (YearState::Found, vec![2]));
}

#[test]
fn two_reports_of_one_year_are_asked_about() {
    let last = years(&[("青禾市水利局", 2023), ("青禾市水利局", 2022), ("青禾市水利局", 2022)]);
    assert_eq!(last[0], (YearState::Several, vec![1, 2]));
    let this = years(&[("青禾市水利局", 2023), ("青禾市水利局", 2023), ("青禾市水利局", 2022)]);
    assert_eq!(this[..2], [(YearState::Shared, vec![2]), (YearState::Shared, vec![2])]);
    // A name that two bodies go by is neither's for certain.
    let both = years(&[("青禾市水利局", 2023), ("白河市水利局", 2023), ("水利局", 2022)]);
    assert_eq!(both[..2], [(YearState::Shared, vec![2]), (YearState::Shared, vec![2])]);
    // But where one goes by the very name, it is that one's.
    let very = years(&[("水利局", 2023), ("白河市水利局", 2023), ("水利局", 2022)]);
    assert_eq!(very[..2], [(YearState::Found, vec![2]), (YearState::Shared, vec![2])]);
}

#[test]
fn bodies_of_similar_names_are_never_paired_in_silence() {
    for (last, this) in [("青禾市水务局", "青禾市水利局"), ("西湖区水利局", "东湖区水利局"), ("青禾市粮食局", "青禾市粮食和局")]
    {
        let found = years(&[(this, 2023), (last, 2022)]);
        assert!(matches!(&found[0], (YearState::Similar | YearState::None, _)), "{last} {this}: {found:?}");
    }
    assert_eq!(years(&[("青禾市水利局", 2023), ("青禾市水务局", 2022)])[0], (YearState::Similar, vec![1]));
    // Where both have their own, nothing is asked.
    let four = years(&[("东湖区水利局", 2023), ("西湖区水利局", 2023), ("东湖区水利局", 2022), ("西湖区水利局", 2022)]);
    assert_eq!(four[..2], [(YearState::Found, vec![2]), (YearState::Found, vec![3])]);
    // Bodies that have nothing in common are not asked about, nor years that do not follow.
    assert_eq!(years(&[("青禾市水利局", 2023), ("白河县教育局", 2022), ("青禾市水务局", 2021)])[0], NONE);
}

#[test]
fn what_says_neither_body_nor_year_is_asked_about_by_its_file() {
    let file = |name: &str, who: Who| Who { file: Some(name.to_owned()), ..who };
    let silent = Who { read: true, ..Who::default() };
    let found = arrange(&[file("水利局2023.txt", silent.clone()), file("上年/水利局2022.txt", Who::of("水利局", 2022))]).years;
    assert_eq!((found[0].state, &*found[0].reports), (YearState::Unnamed, &[1][..]));
    // Another body, the same year, a name of digits alone, and what could not be read.
    let other = [
        [
            file("水利局2023.txt", Who { organization: Some("教育局".into()), ..silent.clone() }),
            file("水利局2022.txt", Who::of("水利局", 2022)),
        ],
        [file("水利局2022.txt", silent.clone()), file("水利局2022.docx", silent.clone())],
        [file("2023.txt", silent.clone()), file("2022.txt", silent.clone())],
        [file("水利局2023.txt", Who::default()), file("水利局2022.txt", Who::of("水利局", 2022))],
    ];
    for list in other {
        assert_eq!(arrange(&list).years[0].state, YearState::None, "{list:?}");
    }
}

#[test]
fn a_government_has_its_units_and_no_others() {
    let found = governments(&[("青禾市人民政府", 2023), ("青禾市水利局", 2023), ("教育局", 2023), ("青禾市人民政府办公室", 2023)]);
    assert_eq!(found, [(0, vec![1, 2, 3], vec![])]);
    // One unit, none of that year, and a township: nothing is offered.
    assert_eq!(governments(&[("青禾市人民政府", 2023), ("青禾市水利局", 2023)]), []);
    assert_eq!(governments(&[("青禾市人民政府", 2023), ("青禾市水利局", 2022), ("青禾市教育局", 2022)]), []);
    assert_eq!(governments(&[("城关镇人民政府", 2023), ("水利局", 2023), ("教育局", 2023)]), []);
    // What is there for another year alone stands for a unit that is missing; a copy of the government's own report is none of a unit.
    let found = governments(&[
        ("青禾市人民政府", 2023),
        ("青禾市水利局", 2023),
        ("青禾市教育局", 2023),
        ("青禾市民政局", 2022),
        ("青禾市水利局", 2022),
    ]);
    assert_eq!(found, [(0, vec![1, 2, 3], vec![])]);
    assert_eq!(governments(&[("青禾市人民政府", 2023), ("青禾市人民政府", 2023), ("水利局", 2023), ("教育局", 2023)]).len(), 0);
}

#[test]
fn each_unit_of_a_tree_is_its_own_governments() {
    let tree = [
        ("青禾市人民政府", 2023),
        ("青禾市东湖区人民政府", 2023),
        ("青禾市水利局", 2023),
        ("青禾市教育局", 2023),
        ("东湖区水利局", 2023),
        ("青禾市东湖区教育局", 2023),
        ("民政局", 2023),
    ];
    assert_eq!(governments(&tree), [(0, vec![1, 2, 3], vec![6]), (1, vec![4, 5], vec![6])]);
    // What could not be read may be anyone's: it is told to each, and there makes "not compared" of what it may account for.
    let mut list = list(&tree);
    list.push(Who::default());
    assert!(arrange(&list).governments.iter().all(|g| g.units.contains(&7)));
}

#[test]
fn a_whole_province_takes_a_moment() {
    let list: Vec<Who> = (0..20_000).map(|i| Who::of(&format!("第{}县{}局", i / 2 % 100, i / 2), 2022 + i % 2)).collect();
    let arranged = arrange(&list);
    assert!(arranged.years.iter().skip(1).step_by(2).all(|year| year.state == YearState::Found));
}
