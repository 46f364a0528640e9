// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file of the program that lies beside a class. */
public final class Resource {

  private Resource() {}

  /**
   * Its text, in UTF-8.
   *
   * @param name relative to the class, or from the root where it begins with a slash
   * @throws IllegalStateException where it is missing: the program was not packed as it should be
   */
  public static String text(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.UTF_8);
  }

  /**
   * Its bytes.
   *
   * @param name relative to the class, or from the root where it begins with a slash
   * @throws IllegalStateException where it is missing: the program was not packed as it should be
   */
  public static byte[] bytes(Class<?> beside, String name) {
    return read(beside, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the resource %s of %s is missing".formatted(name, beside.getName())));
  }

  /**
   * The text of one that need not be there, in UTF-8.
   *
   * @param name relative to the class, or from the root where it begins with a slash
   */
  public static Optional<String> findText(Class<?> beside, String name) {
    return read(beside, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> read(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the resource %s of %s".formatted(name, beside.getName()), e);
    }
  }
}
