// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import java.util.List;
import java.util.Map;

/**
 * What a folder about filled sheets says of itself; written last.
 *
 * @param command the command that wrote the folder
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param config the effective configuration, every key
 * @param inputs the judgements, the key, then the filled sheets
 */
record HumanManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    Map<String, Object> config,
    List<FileHash> inputs) {}
