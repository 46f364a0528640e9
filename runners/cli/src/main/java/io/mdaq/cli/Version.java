// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.manifest.SoftwareVersions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "mdaq " + SoftwareVersions.mdaqVersion(), "Java " + Runtime.version(),
    };
  }
}
