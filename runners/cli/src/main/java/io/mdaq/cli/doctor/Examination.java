// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.mdaq.core.torch.SystemMemory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The checks of this machine, made one after the other. */
public final class Examination {

  private final List<Check> checks = new ArrayList<>();

  private Examination(List<Check> checks) {
    this.checks.addAll(checks);
  }

  /**
   * What every use of mdaq needs.
   *
   * @param output where results are to go
   */
  public static Examination of(Path output) {
    List<Check> checks = new ArrayList<>();
    checks.add(new JavaCheck(Runtime.version(), System.getProperty("java.home", "")));
    checks.add(
        new MemoryCheck(
            Runtime.getRuntime().maxMemory(), machineBytes(), SystemMemory.available()));
    checks.add(new CoresCheck(Runtime.getRuntime().availableProcessors()));
    checks.add(
        new DiskCheck("output", output, 2 * Sizes.GIB, "Use --output to name another folder."));
    checks.add(
        new DiskCheck(
            "temporary",
            Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
            Sizes.GIB,
            "Use MDAQ_JAVA_OPTS=-Djava.io.tmpdir=DIR for another folder."));
    checks.add(
        new TerminalCheck(System.getenv(), System.getProperty("sun.jnu.encoding", "unknown")));
    checks.addAll(Libraries.all());
    return new Examination(checks);
  }

  /** Looks at a model's folder as well. */
  public Examination withModel(Path folder) {
    checks.add(new ModelCheck(folder, SystemMemory.available()));
    return this;
  }

  /**
   * Asks an endpoint as well.
   *
   * @param model empty for none
   * @param keyVariable the environment variable that holds the key; empty for none
   */
  public Examination withEndpoint(
      String url, String model, String keyVariable, Map<String, String> environment) {
    checks.add(new EndpointCheck(url, model, keyVariable, environment));
    return this;
  }

  /** Exactly these checks. */
  static Examination of(List<Check> checks) {
    return new Examination(checks);
  }

  /**
   * Makes all checks, whatever each of them finds.
   *
   * @param each is given the findings as they come
   * @return the worst level
   */
  public Finding.Level run(Consumer<Finding> each) {
    Finding.Level worst = Finding.Level.OK;
    for (Check check : checks) {
      Finding finding = finding(check);
      each.accept(finding);
      worst = finding.level().compareTo(worst) > 0 ? finding.level() : worst;
    }
    return worst;
  }

  private static Finding finding(Check check) {
    try {
      return check.find();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unexpected(check, e);
    } catch (Exception | LinkageError e) {
      return unexpected(check, e);
    }
  }

  private static Finding unexpected(Check check, Throwable problem) {
    return Finding.fail(
        check.getClass().getSimpleName(),
        "unexpected: " + problem,
        "Please report this with the output of mdaq --version.");
  }

  private static long machineBytes() {
    // The one of the process, which knows the limits of a container.
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
