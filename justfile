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
