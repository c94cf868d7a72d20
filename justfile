# What one types often; `just` alone lists it.

_list:
    @just --list

# All that must hold before a change goes in
ci:
    .ci/run

# The tests
test:
    cargo test --locked

# Look at changed snapshots one by one, and take or refuse them (needs cargo-insta)
review:
    cargo insta test --review

# The documentation of the library, as HTML
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

# Format the code
fmt:
    cargo fmt

# Licences, bans and sources of the dependencies (needs cargo-deny)
deny:
    cargo deny check bans licenses sources

# Hostile files against a release build: each within a second of a processor and 200 MB
hostile:
    cargo build --locked --release
    RULECHECK_RELEASE="$PWD/target/release/rulecheck" cargo test --locked --test suites hostile_reports -- --nocapture
