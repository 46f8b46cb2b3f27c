//! Work on all cores, results in order.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Threads that work at once: one a core.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// `work` over all items, one thread a core, results in the order of the items.
///
/// Plain threads rather than `rayon`: the model runtime waits on a pool of its own inside `work`, and
/// a `rayon` worker that waits would start the next item on top of the unfinished one.
pub fn map_in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let threads = threads().min(items.len().max(1));
    let one = || {
        let mut mine = Vec::new();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(i) else { return mine };
            mine.push((i, work(item)));
        }
    };
    let mut parts: Vec<(usize, R)> = std::thread::scope(|s| {
        let handles: Vec<_> = (0..threads).map(|_| s.spawn(one)).collect();
        let joined = handles.into_iter().map(|h| h.join().unwrap_or_else(|e| std::panic::resume_unwind(e)));
        joined.flatten().collect()
    });
    parts.sort_by_key(|(i, _)| *i);
    parts.into_iter().map(|(_, r)| r).collect()
}

#[cfg(test)]
mod tests {
    use super::map_in_order;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..100).collect();
        let slow_first = |n: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(100 - n));
            n * 2
        };
        assert_eq!(map_in_order(&items, slow_first), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(map_in_order(&[], |n: &u64| *n).is_empty());
    }
}
