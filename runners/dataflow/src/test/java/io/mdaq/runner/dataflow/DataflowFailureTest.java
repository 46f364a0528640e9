// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.dataflow.model.JobMessage;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataflowFailureTest {

  private static Exception refusal(int status, String message) {
    GoogleJsonError details = new GoogleJsonError();
    details.setMessage(message);
    return new GoogleJsonResponseException(
        new HttpResponseException.Builder(status, message, new HttpHeaders()), details);
  }

  static Stream<Arguments> known() {
    return Stream.of(
        Arguments.of(
            new IOException("Your default credentials were not found."),
            "gcloud auth application-default login"),
        Arguments.of(refusal(401, "Invalid Credentials"), "no Google credentials"),
        Arguments.of(
            refusal(403, "Dataflow API has not been used in project 1"),
            "refused the job (403): Dataflow API has not been used in project 1"),
        Arguments.of(
            new UnknownHostException("dataflow.googleapis.com"),
            "dataflow.googleapis.com cannot be reached"),
        Arguments.of(
            new RuntimeException("Could not stage /a/b.jar to gs://x/b.jar", refusal(403, "no")),
            "/a/b.jar could not be copied to gs://x/b.jar: permission denied"),
        Arguments.of(UserException.failed("3 of 4 rows are invalid"), "3 of 4 rows are invalid"));
  }

  @ParameterizedTest
  @MethodSource("known")
  void whatTheUserCanDoIsSaid(Exception cause, String advice) {
    assertThat(DataflowFailure.explained(new RuntimeException("Failed to construct", cause)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(advice);
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    RuntimeException failure = new RuntimeException(new IllegalStateException());
    assertThat(DataflowFailure.explained(failure)).isSameAs(failure);
  }

  @Test
  void theUsersProblemIsTheReasonWhateverIsSaidLater() {
    Complaints complaints = new Complaints();
    assertThat(complaints.reason()).isEqualTo("it gave no reason");
    complaints.process(List.of(message("JOB_MESSAGE_BASIC", "Starting")));
    assertThat(complaints.reason()).isEqualTo("it gave no reason");
    complaints.process(List.of(message("JOB_MESSAGE_ERROR", "java.io.IOException: x\n\tat a.B")));
    assertThat(complaints.reason()).isEqualTo("java.io.IOException: x");
    complaints.process(
        List.of(
            message("JOB_MESSAGE_ERROR", "x: io.mdaq.core.problem.UserException: too many\n\tat y"),
            message("JOB_MESSAGE_ERROR", "Workflow failed.")));
    assertThat(complaints.reason()).isEqualTo("too many");
  }

  private static JobMessage message(String importance, String text) {
    return new JobMessage()
        .setMessageImportance(importance)
        .setMessageText(text)
        .setTime("2026-11-23T00:00:00.000Z");
  }
}
