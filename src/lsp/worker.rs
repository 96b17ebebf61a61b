//! The threads that read and check. Whatever takes as long as a text is long is done here, so that the server goes on listening.

use super::edition::{Edition, Layer};
use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_types::Uri;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How many threads there are: a short story is not held up by a long one, and what is read for the pointer not by a check.
const THREADS: usize = 2;

/// A layer to look for in an edition of a document.
pub(super) struct Order {
    /// The document's address.
    pub(super) uri: Uri,
    /// Where to look.
    pub(super) edition: Arc<Edition>,
    /// What for.
    pub(super) layer: Layer,
}

/// An order carried out.
pub(super) struct Delivery {
    /// What was ordered.
    pub(super) order: Order,
    /// How long it took, or nothing where it made lastread fail.
    pub(super) took: Option<Duration>,
}

/// The threads. They end when this is dropped and their orders are carried out.
pub(super) struct Workers {
    orders: Sender<Order>,
    deliveries: Receiver<Delivery>,
}

impl Workers {
    /// Starts the threads.
    pub(super) fn start() -> Workers {
        let (orders, to_do) = unbounded();
        let (done, deliveries) = unbounded();
        for _ in 0..THREADS {
            let (to_do, done) = (to_do.clone(), done.clone());
            thread::spawn(move || work(&to_do, &done));
        }
        Workers { orders, deliveries }
    }

    /// Has something looked for.
    pub(super) fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// Where orders come back. Those for editions that nobody wanted any more do not.
    pub(super) fn deliveries(&self) -> &Receiver<Delivery> {
        &self.deliveries
    }
}

fn work(orders: &Receiver<Order>, done: &Sender<Delivery>) {
    for order in orders {
        let started = Instant::now();
        let looked = panic::catch_unwind(AssertUnwindSafe(|| order.edition.look_for(order.layer)));
        let took = looked.is_ok().then(|| started.elapsed());
        if order.edition.is_wanted() && done.send(Delivery { order, took }).is_err() {
            return;
        }
    }
}
