//! `lastread` in an editor: a server of the Language Server Protocol. It sees what its client sends and nothing else: whatever has to be
//! looked up in files comes from a [`Newsroom`].
//!
//! One thread hears messages, one at a time, in order, and answers them; what takes as long as a text is long, reading and checking, is done by
//! workers, and a request that needs it waits without holding up the next. A story is checked when nothing waits to be read, so that of many
//! keystrokes only the last is answered with findings; one that takes long to check waits for a pause in typing, and the check of an edition
//! that was edited since stops at the next rule. A request that is called off while it waits is never begun.
//!
//! | room | what it is |
//! |---|---|
//! | `transport` | messages over a pair of streams |
//! | `session` | the life of a connection: initialize, messages, shutdown, exit |
//! | `server`, `requests` | what is open, and which message means what |
//! | `waiting`, `worker` | requests that wait for something to be read or found; the threads that do it |
//! | `documents`, `house` | documents from opened to closed; folders, configurations, rules and tables, and their changes |
//! | `client`, `capabilities`, `preferences` | the editor and what it can do; what the server can do; what the user set |
//! | `document`, `position` | an open file, its lines and columns |
//! | `open`, `edition` | what it is checked with; what has been found and read in one version of it |
//! | `desk` | what files are checked with |
//! | `diagnostics`, `actions`, `stet`, `reason`, `edits` | findings, what can be done about them, and how that is written |
//! | `hover`, `telling`, `markdown`, `pages` | rules and claims in words; pages of rules that an editor opens |
//! | `names`, `symbols`, `lenses`, `completion`, `commands` | one name through a story; its parts; counts; words that may be written; what is done by name |

mod actions;
mod capabilities;
mod client;
mod commands;
mod completion;
mod desk;
mod diagnostics;
mod document;
mod documents;
mod edition;
mod edits;
mod house;
mod hover;
mod lenses;
mod markdown;
mod names;
mod open;
mod pages;
mod position;
mod preferences;
mod reason;
mod requests;
mod server;
mod session;
mod stet;
mod symbols;
mod telling;
mod transport;
mod waiting;
mod worker;

pub use desk::{Desk, Newsroom, Obstacles, Shelf};
pub use session::{Ending, serve};

use std::io::{self, BufRead, Write};

/// Serves a client over a pair of streams until it leaves. What was said to it is written before this returns.
///
/// # Errors
/// Where the output cannot be written.
pub fn serve_streams(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
    newsroom: &mut dyn Newsroom,
) -> io::Result<Ending> {
    let (connection, writer) = transport::connect(input, output);
    let ending = serve(connection, newsroom);
    match writer.join() {
        Ok(written) => written.map(|()| ending),
        Err(_) => Ok(ending),
    }
}
