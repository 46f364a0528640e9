// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.manifest;

import java.util.Optional;

/**
 * The software a run used.
 *
 * @param mdaq this program
 * @param java the virtual machine
 * @param engine the engine's name, with Beam's version
 * @param platform operating system and processor
 */
public record SoftwareVersions(String mdaq, String java, String engine, String platform) {

  private static final String UNPACKAGED = "development build";

  /** The versions in this process. */
  public static SoftwareVersions here(String engine) {
    return new SoftwareVersions(
        mdaqVersion(),
        Runtime.version().toString(),
        engine,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** This program's version, as its jar states it. */
  public static String mdaqVersion() {
    return Optional.ofNullable(SoftwareVersions.class.getPackage().getImplementationVersion())
        .orElse(UNPACKAGED);
  }
}
