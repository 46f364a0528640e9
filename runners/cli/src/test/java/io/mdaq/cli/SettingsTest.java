// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * No key and no flag is without effect: what a user may set is read by something that does the
 * work, and not only by what checks, compares or prints settings.
 */
class SettingsTest {

  /** Every record has these; they see all components. */
  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

  /** Other shells are refused; one script serves these. */
  private static final String CHECKED = "io.mdaq.cli.CompletionCommand.shell";

  private static JavaClasses code;

  @BeforeAll
  static void readTheCode() {
    code =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(new ArchitectureTest.DoNotIncludeTestJars())
            .importPackages("io.mdaq");
  }

  @Test
  void everyKeyIsRead() {
    List<JavaField> keys =
        code.stream()
            .filter(
                type -> type.getName().matches("io\\.mdaq\\.core\\.config\\.\\w+Config(\\$.+)?"))
            .filter(JavaClass::isRecord)
            .flatMap(type -> type.getFields().stream())
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .toList();
    assertThat(keys).hasSizeGreaterThan(150);
    assertThat(keys).filteredOn(key -> readers(key).findAny().isEmpty()).isEmpty();
  }

  @Test
  void everyFlagIsRead() {
    List<JavaField> flags =
        code.stream()
            .filter(type -> type.getPackageName().startsWith("io.mdaq.cli"))
            .flatMap(type -> type.getFields().stream())
            .filter(
                field ->
                    field.isAnnotatedWith(CommandLine.Option.class)
                        || field.isAnnotatedWith(CommandLine.Parameters.class))
            .toList();
    assertThat(flags).hasSizeGreaterThan(50).extracting(JavaField::getFullName).contains(CHECKED);
    assertThat(flags)
        .filteredOn(flag -> !flag.getFullName().equals(CHECKED))
        .filteredOn(flag -> readers(flag).findAny().isEmpty())
        .isEmpty();
  }

  /** What reads a field, itself or by its accessor, and is no constructor of its class. */
  private static Stream<JavaCodeUnit> readers(JavaField field) {
    JavaClass owner = field.getOwner();
    Stream<JavaCodeUnit> direct = field.getAccessesToSelf().stream().map(JavaAccess::getOrigin);
    Stream<JavaCodeUnit> byAccessor =
        Stream.concat(Stream.of(owner), owner.getAllRawInterfaces().stream())
            .flatMap(type -> type.tryGetMethod(field.getName()).stream())
            .flatMap(method -> method.getAccessesToSelf().stream())
            .map(JavaAccess::getOrigin);
    return Stream.concat(direct, byAccessor)
        .filter(reader -> !reader.getOwner().equals(owner) || !isOfTheRecord(reader, field));
  }

  private static boolean isOfTheRecord(JavaCodeUnit reader, JavaField field) {
    return reader.isConstructor()
        || reader.getName().startsWith("lambda$new$")
        || reader.getName().equals(field.getName())
        || OF_EVERY_RECORD.contains(reader.getName());
  }
}
