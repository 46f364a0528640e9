// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes a file apart: length, header, data. */
final class SafetensorsReader {

  /** The length of {@code {}}. */
  private static final int EMPTY_HEADER = 2;

  private static final int SHORTEST_FILE = Safetensors.LENGTH_BYTES + EMPTY_HEADER;

  private final String name;
  private final ByteSource source;
  private final Complaints complaints;

  SafetensorsReader(String name, ByteSource source) {
    this.name = name;
    this.source = source;
    this.complaints = new Complaints(Excerpt.escape(name));
  }

  /**
   * @throws io.mdaq.core.problem.UserException if the bytes are no valid safetensors file
   */
  TensorFile read() throws IOException {
    byte[] text = headerText();
    Header header = HeaderParser.parse(complaints, text);
    long dataStart = Safetensors.LENGTH_BYTES + (long) text.length;
    DataLayout layout = new DataLayout(complaints, source.size() - dataStart);
    List<Tensor> tensors = new ArrayList<>(header.entries().size());
    for (var window :
        DataLayout.windows(layout.order(header.entries()), Safetensors.MAX_TENSOR_BYTES)) {
      readWindow(dataStart, window, tensors);
    }
    return new TensorFile(name, header.metadata(), tensors);
  }

  private byte[] headerText() throws IOException {
    long size = source.size();
    if (size < SHORTEST_FILE) {
      throw complaints.about(
          "the file has " + size + " bytes; a safetensors file has at least " + SHORTEST_FILE);
    }
    long length = source.view(0, Safetensors.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long limit = Math.min(Safetensors.MAX_HEADER_BYTES, size - Safetensors.LENGTH_BYTES);
    if (length < EMPTY_HEADER || length > limit) {
      throw complaints.about(
          "the header's length is "
              + Long.toUnsignedString(length)
              + " bytes; allowed are "
              + EMPTY_HEADER
              + " to "
              + limit
              + " in this file of "
              + size
              + " bytes");
    }
    byte[] text = new byte[(int) length];
    source.view(Safetensors.LENGTH_BYTES, text.length).get(text);
    return text;
  }

  private void readWindow(long dataStart, List<Header.Entry> window, List<Tensor> tensors)
      throws IOException {
    long begin = window.get(0).begin();
    long end = window.get(window.size() - 1).end();
    ByteBuffer data = source.view(dataStart + begin, Math.toIntExact(end - begin));
    for (Header.Entry entry : window) {
      int length = (int) (entry.end() - entry.begin());
      ByteBuffer slice = data.slice((int) (entry.begin() - begin), length);
      tensors.add(new Tensor(entry.name(), entry.dtype(), entry.shape(), slice));
    }
  }
}
