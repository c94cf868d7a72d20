//! Work done by several threads, taken in the order in which it was given out.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::pack::Spread;

/// How much of one thread's work may wait to be taken. Memory is bounded by it.
const AHEAD: usize = 4;

/// The stack of a thread; reading the deepest nesting allowed takes half of it.
const STACK: usize = 16 * 1024 * 1024;

/// Does `work` on each of `jobs` with so many threads, and gives each result to `take`, in the order of
/// the jobs. Ends early with the first error of `take`.
pub(super) fn in_order<J, D, E>(
    threads: usize,
    mut jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> Result<(), E>,
) -> Result<(), E>
where
    J: Send,
    D: Send,
{
    if threads <= 1 {
        return jobs.try_for_each(|job| take(work(job)));
    }
    let (jobs, work) = (Mutex::new(jobs), &work);
    thread::scope(|scope| {
        // Who took the first job, who the second, and so on. Each does its own in order.
        let (turn, turns) = channel();
        let mut results = Vec::with_capacity(threads);
        for number in 0..threads {
            let (done, result) = sync_channel(AHEAD);
            results.push(result);
            let (turn, jobs) = (turn.clone(), &jobs);
            scope.spawn(move || {
                let next = || {
                    let mut jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
                    let job = jobs.next()?;
                    turn.send(number).ok().map(|()| job)
                };
                while let Some(job) = next() {
                    if done.send(work(job)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(turn);
        for number in turns {
            // A thread that ends without its result has panicked, and the scope panics with it.
            let done = results.get(number).and_then(|result| result.recv().ok());
            if let Some(done) = done {
                take(done)?;
            }
        }
        Ok(())
    })
}

/// Returns how many threads may work at the same time: as many as are asked for, or as there are.
pub(super) fn wanted_threads(asked: Option<NonZeroUsize>) -> usize {
    let wanted = asked.or_else(|| thread::available_parallelism().ok());
    wanted.map_or(1, NonZeroUsize::get)
}

/// So many threads, for work in parts.
pub(super) struct Threads(pub(super) usize);

impl Spread for Threads {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        let next = AtomicUsize::new(0);
        let take = || {
            loop {
                let part = next.fetch_add(1, Ordering::Relaxed);
                if part >= count {
                    break;
                }
                work(part);
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.0.min(count) {
                // Where the system gives no further thread, the others do its part.
                let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take);
                drop(spawned);
            }
            take();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let slow_first = |job: u64| {
            thread::sleep(std::time::Duration::from_micros((job % 7) * 100));
            job * 2
        };
        for threads in [1, 2, 5] {
            let mut taken = Vec::new();
            let end: Result<(), ()> = in_order(threads, 0..200, slow_first, |done| {
                taken.push(done);
                Ok(())
            });
            assert_eq!(end, Ok(()));
            assert_eq!(taken, (0..200).map(|job| job * 2).collect::<Vec<_>>(), "{threads}");
        }
    }

    #[test]
    fn every_part_is_done_once() {
        for (threads, count) in [(1, 5), (4, 0), (4, 3), (3, 100)] {
            let done: Vec<AtomicUsize> = (0..count).map(|_| AtomicUsize::new(0)).collect();
            Threads(threads).each(count, &|part| {
                done[part].fetch_add(1, Ordering::Relaxed);
            });
            assert!(done.iter().all(|part| part.load(Ordering::Relaxed) == 1), "{threads}");
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        for threads in [1, 3] {
            let mut count = 0;
            let end = in_order(
                threads,
                0..,
                |job| job,
                |done| {
                    count += 1;
                    if done == 10 { Err("enough") } else { Ok(()) }
                },
            );
            assert_eq!((end, count), (Err("enough"), 11), "{threads}");
        }
    }
}
