// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * What a plan comes to, before anybody is asked.
 *
 * @param candidates samples that are poor enough, as many as may be taken
 * @param asked of them, those within the cap of costs: at most so many requests
 * @param tokens the most that these can take; nothing where a run had no need to know
 */
public record BoostForecast(long candidates, long asked, TokenUsage tokens) {

  /** Nobody is asked. */
  static final BoostForecast NONE = new BoostForecast(0, 0, TokenUsage.NONE);

  void write(ByteWriter out) {
    out.putLong(candidates);
    out.putLong(asked);
    out.putLong(tokens.input());
    out.putLong(tokens.output());
  }

  static BoostForecast read(ByteReader in) {
    return new BoostForecast(
        in.longValue(), in.longValue(), new TokenUsage(in.longValue(), in.longValue()));
  }
}
