// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mdaq.core.text.Excerpt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Puts a file together. Tensors of wider elements come first, then by name: with the header padded
 * to eight bytes each tensor is aligned to its elements, which PyTorch asks for.
 */
final class SafetensorsWriter {

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int ALIGNMENT = 8;
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Comparator<TensorSpec> FILE_ORDER =
      Comparator.comparing((TensorSpec tensor) -> -tensor.dtype().bytes())
          .thenComparing(TensorSpec::name);

  private SafetensorsWriter() {}

  /**
   * @param source asked once for each tensor, in the order of the file
   */
  static void write(
      OutputStream stream,
      Map<String, String> metadata,
      List<TensorSpec> tensors,
      Function<TensorSpec, Tensor> source)
      throws IOException {
    List<TensorSpec> ordered = tensors.stream().sorted(FILE_ORDER).toList();
    requireWritable(metadata, ordered);
    byte[] header = header(new TreeMap<>(metadata), ordered);
    stream.write(
        ByteBuffer.allocate(Safetensors.LENGTH_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array());
    stream.write(header);
    byte[] chunk = new byte[CHUNK_BYTES];
    for (TensorSpec spec : ordered) {
      ByteBuffer data = requireSame(spec, source.apply(spec)).data();
      while (data.hasRemaining()) {
        int length = Math.min(chunk.length, data.remaining());
        data.get(chunk, 0, length);
        stream.write(chunk, 0, length);
      }
    }
  }

  private static Tensor requireSame(TensorSpec spec, Tensor tensor) {
    if (!TensorSpec.of(tensor).equals(spec)) {
      throw new IllegalArgumentException(tensor + " was given for " + spec);
    }
    return tensor;
  }

  private static void requireWritable(Map<String, String> metadata, List<TensorSpec> tensors) {
    TreeSet<String> names = new TreeSet<>();
    for (TensorSpec tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are named " + Excerpt.of(tensor.name()));
      }
    }
    if (tensors.size() > HeaderParser.MAX_TENSORS) {
      throw new IllegalArgumentException(
          tensors.size() + " tensors; at most " + HeaderParser.MAX_TENSORS + " are allowed");
    }
    metadata.forEach(
        (key, value) -> {
          if (!TensorNames.isUnicode(key) || !TensorNames.isUnicode(value)) {
            throw new IllegalArgumentException(
                "the metadata " + Excerpt.of(key) + " has an unpaired surrogate");
          }
        });
  }

  private static byte[] header(SortedMap<String, String> metadata, List<TensorSpec> tensors)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(TensorNames.METADATA);
        for (var entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long end = 0;
      for (TensorSpec tensor : tensors) {
        long begin = end;
        end += tensor.bytes();
        writeEntry(json, tensor, begin, end);
      }
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    if (bytes.size() > Safetensors.MAX_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "a header of "
              + bytes.size()
              + " bytes; at most "
              + Safetensors.MAX_HEADER_BYTES
              + " are allowed");
    }
    return bytes.toByteArray();
  }

  private static void writeEntry(JsonGenerator json, TensorSpec tensor, long begin, long end)
      throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.dtype().name());
    json.writeArrayFieldStart("shape");
    for (long dimension : tensor.shape()) {
      json.writeNumber(dimension);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("data_offsets");
    json.writeNumber(begin);
    json.writeNumber(end);
    json.writeEndArray();
    json.writeEndObject();
  }
}
