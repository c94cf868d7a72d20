//! The program: hands over to `cli` and ends with its exit status.

fn main() -> std::process::ExitCode {
    rulecheck::cli::main()
}
