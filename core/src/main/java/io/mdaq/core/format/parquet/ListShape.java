// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * How a column stores a list, by the standard's rules (parquet-format, LogicalTypes.md, "Lists").
 */
enum ListShape {
  /** No list: a group of named fields. */
  NONE,
  /** A repeated group around each element, so that elements may be null. */
  WRAPPED,
  /** The elements themselves repeated, as old writers did. */
  BARE;

  static ListShape of(GroupType type) {
    boolean list =
        type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation
            && type.getFieldCount() == 1
            && type.getType(0).isRepetition(Type.Repetition.REPEATED);
    if (!list) {
      return NONE;
    }
    Type repeated = type.getType(0);
    boolean wrapper =
        !repeated.isPrimitive()
            && repeated.asGroupType().getFieldCount() == 1
            && !repeated.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED)
            && !repeated.getName().equals("array")
            && !repeated.getName().equals(type.getName() + "_tuple");
    return wrapper ? WRAPPED : BARE;
  }
}
