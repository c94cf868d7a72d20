//! The program: hands over to `cli` and ends with its exit status.

/// Reports are trees of many small parts; taking and giving back their memory is a good part of all work.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    rulecheck::cli::main()
}
