// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * An object as it lies in a bucket.
 *
 * @param generation changes with each write
 */
record FakeObject(String bucket, String name, long generation, String contentType, byte[] bytes) {

  /** The resource that the API shows. */
  ObjectNode resource(String host) {
    String self = host + "/storage/v1/b/" + bucket + "/o/" + name.replace("/", "%2F");
    String time = Instant.EPOCH.plus(generation, ChronoUnit.MICROS).toString();
    ObjectNode resource = ApiReply.JSON.createObjectNode();
    resource.put("kind", "storage#object").put("id", bucket + "/" + name + "/" + generation);
    resource.put("selfLink", self);
    resource.put("mediaLink", host + "/download/" + self.substring(host.length() + 1));
    resource.put("bucket", bucket).put("name", name).put("contentType", contentType);
    resource.put("storageClass", "STANDARD").put("size", Integer.toString(bytes.length));
    resource.put("generation", Long.toString(generation)).put("metageneration", "1");
    resource.put("timeCreated", time).put("updated", time).put("etag", "e" + generation);
    resource.put("md5Hash", md5()).put("crc32c", crc32c());
    return resource;
  }

  /** Big-endian, in Base64. */
  String crc32c() {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return base64(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }

  String md5() {
    try {
      return base64(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
