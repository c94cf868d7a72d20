//! The tests that go through the whole crate, one module a topic.

mod narrative;
