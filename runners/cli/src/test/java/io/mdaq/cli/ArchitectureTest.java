// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Who may know whom. This module sees all others on its class path, so the rules are here. */
@AnalyzeClasses(
    packages = "io.mdaq",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

  /** Other modules' tests come as folders or as jars, depending on how far the build went. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String CORE = "io.mdaq.core..";
  private static final String PIPELINE = "io.mdaq.pipeline..";
  private static final String EVAL = "io.mdaq.eval..";
  private static final String RUNNERS = "io.mdaq.runner..";
  private static final String CLI = "io.mdaq.cli..";
  private static final String BEAM = "org.apache.beam..";
  private static final String BEAM_RUNNERS = "org.apache.beam.runners..";
  private static final String FLINK = "org.apache.flink..";

  @ArchTest
  static final ArchRule CORE_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINE, EVAL, RUNNERS, CLI, BEAM, FLINK, "picocli..");

  @ArchTest
  static final ArchRule PIPELINE_KNOWS_NO_RUNNER_NO_EVAL_NO_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(PIPELINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EVAL, RUNNERS, CLI, BEAM_RUNNERS, FLINK, "picocli..");

  @ArchTest
  static final ArchRule EVAL_KNOWS_NO_BEAM_AND_NO_PIPELINE =
      noClasses()
          .that()
          .resideInAPackage(EVAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINE, RUNNERS, CLI, BEAM, FLINK, "picocli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule COMMANDS_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNNERS, BEAM_RUNNERS, FLINK);

  @ArchTest
  static final ArchRule ALGORITHMS_ARE_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage("io.mdaq.pipeline.cluster..", "io.mdaq.pipeline.selection..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BEAM);

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLES =
      slices().matching("io.mdaq.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Mdaq.class)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule LOGGING_GOES_THROUGH_SLF4J =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.logging..",
              "org.apache.log4j..",
              "org.apache.logging..",
              "org.apache.commons.logging..");

  /** Java serialisation moves settings to workers; nothing of ours reads it from files. */
  @ArchTest
  static final ArchRule NOTHING_READS_SERIALIZED_OBJECTS =
      noClasses()
          .should(new CallConstructorsOf(ObjectInputStream.class))
          .orShould(new CallConstructorsOf(ObjectOutputStream.class));

  /** A serialised form that must not be used may only say so. */
  @ArchTest
  static final ArchRule SERIALIZED_FORMS_ARE_ONLY_REFUSED =
      classes().should(new RefuseInReadObject());

  private static final class CallConstructorsOf extends ArchCondition<JavaClass> {

    private final Class<?> type;

    CallConstructorsOf(Class<?> type) {
      super("make objects of " + type.getName());
      this.type = type;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      item.getConstructorCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isAssignableTo(type))
          .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
    }
  }

  private static final class RefuseInReadObject extends ArchCondition<JavaClass> {

    RefuseInReadObject() {
      super("read nothing from an ObjectInputStream");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      item.getMethodCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isAssignableTo(ObjectInputStream.class))
          .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
    }
  }
}
