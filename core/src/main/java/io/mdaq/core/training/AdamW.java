// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.training.AdamWSettings.Decayed;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101; Kingma and Ba
 * 2015, arXiv:1412.6980) by PyTorch's formula. For a weight w with gradient g at update t:
 *
 * <pre>
 * w -= rate * decay * w
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g * g
 * w -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>libtorch's fused operator does it in one pass over the memory and without temporaries. The
 * state, m and v, takes twice the memory of the parameters.
 */
public final class AdamW implements Optimizer {

  private static final String UPDATE =
      """
      def forward(self, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor],
                  t: Tensor, h: Tensor) -> Tensor:
        steps = annotate(List[Tensor], [])
        for i in range(torch.len(p)):
          same = torch.append(steps, t)
        none = annotate(List[Tensor], [])
        torch._fused_adamw_(p, g, m, v, none, steps, lr=float(torch.select(h, 0, 0)),
            beta1=float(torch.select(h, 0, 1)), beta2=float(torch.select(h, 0, 2)),
            weight_decay=float(torch.select(h, 0, 3)), eps=float(torch.select(h, 0, 4)),
            amsgrad=False, maximize=False, grad_scale=None, found_inf=None)
        return t
      """;

  private final NDManager manager;
  private final AdamWSettings settings;
  private final ScriptFunction update;
  private final List<Slot> slots = new ArrayList<>();

  /** A parameter, its place in the list of gradients, and what is remembered of it. */
  private record Slot(Parameter parameter, int place, NDArray first, NDArray second) {}

  /**
   * @param owner owns the state
   */
  public AdamW(NDManager owner, List<Parameter> parameters, AdamWSettings settings) {
    this.manager = owner;
    this.settings = settings;
    this.update = ScriptFunction.compile(owner, UPDATE);
    for (Parameter parameter : parameters) {
      slots.add(
          new Slot(
              parameter,
              slots.size(),
              owner.zeros(parameter.array().getShape(), DataType.FLOAT32),
              owner.zeros(parameter.array().getShape(), DataType.FLOAT32)));
    }
  }

  @Override
  public void update(List<NDArray> gradients, double rate, long number) {
    List<Slot> decayed = slots.stream().filter(this::decays).toList();
    List<Slot> others = slots.stream().filter(slot -> !decays(slot)).toList();
    update(decayed, gradients, rate, settings.weightDecay(), number);
    update(others, gradients, rate, 0, number);
  }

  private boolean decays(Slot slot) {
    return settings.decayed() == Decayed.ALL || slot.parameter.isMatrix();
  }

  private void update(
      List<Slot> group, List<NDArray> gradients, double rate, double decay, long number) {
    if (group.isEmpty()) {
      return;
    }
    try (NDManager step = manager.newSubManager()) {
      double[] numbers = {rate, settings.beta1(), settings.beta2(), decay, settings.epsilon()};
      update.infer(
          step,
          ScriptArgument.of(group.stream().map(slot -> slot.parameter.array()).toList()),
          ScriptArgument.of(group.stream().map(slot -> gradients.get(slot.place)).toList()),
          ScriptArgument.of(group.stream().map(Slot::first).toList()),
          ScriptArgument.of(group.stream().map(Slot::second).toList()),
          ScriptArgument.of(step.create((float) number)),
          ScriptArgument.of(step.create(numbers)));
    }
  }

  @Override
  public List<NamedArray> state() {
    List<NamedArray> arrays = new ArrayList<>();
    for (Slot slot : slots) {
      arrays.add(new NamedArray("first." + slot.parameter.name(), slot.first));
      arrays.add(new NamedArray("second." + slot.parameter.name(), slot.second));
    }
    return List.copyOf(arrays);
  }
}
