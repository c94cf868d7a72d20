//! Work done by several threads, taken in the order in which it was given out.

use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How much of one thread's work may wait to be taken. Memory is bounded by it.
const AHEAD: usize = 4;

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
