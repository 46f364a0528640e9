// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.RowFramer;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of responses one after the other and holds one at a time. They must ascend strictly
 * by prompt and turn, so that two files can be walked side by side and no turn counts twice.
 */
public final class ResponseReader implements AutoCloseable {

  /** The order of a file of responses: by prompt id, then by turn. */
  public static final Comparator<Response> ORDER =
      Comparator.comparing(Response::prompt).thenComparingInt(Response::turn);

  private static final int MOST_ROW_BYTES = 64 << 20;

  private final String name;
  private final RowFramer rows;
  private @Nullable Response last;

  private ResponseReader(String name, RowFramer rows) {
    this.name = name;
    this.rows = rows;
  }

  /**
   * Opens a file, plain, gzip or zstd.
   *
   * @throws UserException where it is absent or unreadable
   */
  public static ResponseReader open(Path file) {
    String name = Excerpt.escape(file.toString());
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(
          name
              + (Files.exists(file) ? ": this is no regular file" : ": there is no such file")
              + ". Give a file of responses, or the folder that generate wrote.");
    }
    try {
      ByteSource source = ByteSource.of(file);
      FileSlice whole = FileSlices.whole(name, Files.size(file), source);
      return new ResponseReader(
          name, RowFramer.of(whole, source.openAt(RowFramer.openingOffset(whole)), MOST_ROW_BYTES));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The next response, empty at the end.
   *
   * @throws UserException where a line is no response, or not behind the one before it
   */
  public Optional<Response> next() {
    try {
      Optional<FramedRow> row = rows.next();
      if (row.isEmpty()) {
        return Optional.empty();
      }
      Response response = parse(row.get());
      if (last != null && ORDER.compare(last, response) >= 0) {
        throw wrong(
            row.get(),
            Excerpt.of(response.prompt())
                + " turn "
                + response.turn()
                + " comes behind "
                + Excerpt.of(last.prompt())
                + " turn "
                + last.turn()
                + "; lines must ascend by prompt and turn, each once. Sort the file so.");
      }
      last = response;
      return Optional.of(response);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private Response parse(FramedRow row) {
    if (!(row instanceof FramedRow.Complete complete)) {
      throw wrong(
          row, "it has more than " + MOST_ROW_BYTES + " bytes, the most that a response may have.");
    }
    String line = new String(complete.bytes().copy(), StandardCharsets.UTF_8);
    try {
      return JsonFile.readLine(line, Response.class);
    } catch (IOException e) {
      throw wrong(
          row,
          "this is no response ("
              + Excerpt.of(String.valueOf(e.getMessage()))
              + "). Give a file that generate wrote, or one with the same fields.");
    }
  }

  private UserException wrong(FramedRow row, String what) {
    return UserException.failed(name + ", " + row.position().describe() + ": " + what);
  }

  private static UserException unreadable(String name, IOException e) {
    return UserException.failed(
        name + ": cannot be read: " + e + ". Check the file's permissions and the disk.", e);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
