// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceTest {

  @Test
  void readsWhatLiesBesideAClassOrUnderTheRoot() {
    String code = "/" + ResourceTest.class.getName().replace('.', '/') + ".class";
    byte[] bytes = Resource.bytes(ResourceTest.class, "ResourceTest.class");
    assertThat(bytes).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
    assertThat(Resource.bytes(ResourceTest.class, code)).isEqualTo(bytes);
    assertThat(Resource.findText(ResourceTest.class, code)).isPresent();
  }

  @Test
  void whatIsMissingIsNamedWithItsClass() {
    assertThat(Resource.findText(ResourceTest.class, "none.txt")).isEmpty();
    assertThatThrownBy(() -> Resource.text(ResourceTest.class, "none.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the resource none.txt of io.mdaq.core.resource.ResourceTest is missing");
  }
}
