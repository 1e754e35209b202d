// SPDX-License-Identifier: Apache-2.0
#include "cli/error_report.hpp"

#include <new>
#include <system_error>

#include "cli/exit_code.hpp"

namespace ldavi::cli {

std::string error_line(const std::exception& error) { return "lda-vi: " + visible_text(error.what()); }

int exit_code(const IoError& error) noexcept {
  switch (error.action()) {
    case IoError::Action::kOpenInput: return kExitNoInput;
    case IoError::Action::kCreateOutput: return kExitCannotCreate;
    case IoError::Action::kRead:
    case IoError::Action::kWrite: return kExitInputOutput;
  }
  return kExitInputOutput;
}

int report_errors(Terminal& terminal, const std::function<int()>& work) {
  const auto fail = [&](const std::exception& error, int code) {
    terminal.warn(error_line(error));
    return code;
  };
  const auto internal_error = [&](const std::exception& error) {
    terminal.warn("lda-vi: internal error: " + visible_text(error.what()));
    return int{kExitInternal};
  };
  try {
    return work();
  } catch (const IoError& error) {
    if (error.path() == kStandardOutput && error.code() == std::errc::broken_pipe) return kExitDone;
    return fail(error, exit_code(error));
  } catch (const NumericError& error) {
    return fail(error, kExitInternal);
  } catch (const InvalidArgument& error) {
    return fail(error, kExitUsage);
  } catch (const Error& error) {  // ParseError, FormatError
    return fail(error, kExitBadData);
  } catch (const std::bad_alloc&) {
    terminal.warn("lda-vi: out of memory");
    return kExitMemory;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) return internal_error(error);
    terminal.warn("lda-vi: out of memory or of threads");
    return kExitMemory;
  } catch (const std::exception& error) {
    return internal_error(error);
  }
}

}  // namespace ldavi::cli
