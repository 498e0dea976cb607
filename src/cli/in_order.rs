//! Work on many items at once, with the results in the order of the items.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, mpsc};

/// So many results for each thread may wait for one before them: one slow item holds no thousands of others in memory.
const AHEAD: usize = 16;

/// What is begun next, and what is due to be taken.
struct Turn {
    next: usize,
    due: usize,
}

/// Does `work` on every item, `jobs` at a time, and hands the results to `take` in the order of the items; it ends early where `take` fails.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let jobs = jobs.max(1);
    let turn = Mutex::new(Turn { next: 0, due: 0 });
    let (moved, lock) = (Condvar::new(), || turn.lock().unwrap_or_else(|e| e.into_inner()));
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(items.len()) {
            let (sender, moved, work, lock) = (sender.clone(), &moved, &work, &lock);
            scope.spawn(move || {
                loop {
                    let mut turn = lock();
                    while turn.next < items.len() && turn.next >= turn.due.saturating_add(jobs * AHEAD) {
                        turn = moved.wait(turn).unwrap_or_else(|e| e.into_inner());
                    }
                    let index = turn.next;
                    turn.next += 1;
                    drop(turn);
                    let Some(item) = items.get(index) else { break };
                    let done = catch_unwind(AssertUnwindSafe(|| work(item))).unwrap_or_else(|fault| {
                        // What is due will never come: whoever waits for it is to end as well.
                        lock().next = items.len();
                        moved.notify_all();
                        resume_unwind(fault)
                    });
                    // The receiver is gone only where output failed: then there is no one left to work for.
                    if sender.send((index, done)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut taken = || {
            let mut waiting = BTreeMap::new();
            let mut due = 0;
            for (index, result) in &receiver {
                waiting.insert(index, result);
                while let Some(result) = waiting.remove(&due) {
                    take(&items[due], result)?;
                    due += 1;
                    lock().due = due;
                    moved.notify_all();
                }
            }
            Ok(())
        };
        let result = taken();
        // Whoever waits for his turn is to see that there is none.
        lock().next = items.len();
        moved.notify_all();
        drop(receiver);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_order_and_an_end_ends_all() {
        let items: Vec<usize> = (0..500).collect();
        let mut seen = Vec::new();
        let slow = |&i: &usize| {
            if i == 3 {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            i * 2
        };
        in_order(&items, 4, slow, |_, doubled| {
            seen.push(doubled);
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, items.iter().map(|i| i * 2).collect::<Vec<_>>());
        let stopped = in_order(&items, 4, slow, |_, doubled| if doubled > 20 { Err(std::io::Error::other("full")) } else { Ok(()) });
        assert!(stopped.is_err());
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_fault_in_one_of_them_ends_all() {
        let items: Vec<usize> = (0..500).collect();
        let work = |n: &usize| assert_ne!(*n, 7, "the seventh cannot be done");
        let _ = in_order(&items, 2, work, |_, ()| Ok(()));
    }
}
