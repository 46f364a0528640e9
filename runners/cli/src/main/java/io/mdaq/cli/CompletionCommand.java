// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete command lines. */
@Command(
    name = "completion",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Prints a script that completes commands and flags in a shell.",
    footerHeading = "%nFor this shell, or in ~/.bashrc or ~/.zshrc for every one:%n",
    footer = {"  source <(mdaq completion bash)", "  source <(mdaq completion zsh)"})
final class CompletionCommand implements Runnable {

  /** The shells. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("UnusedVariable") // one script serves both, and loads what zsh lacks
  private Shell shell;

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("mdaq", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
  }
}
