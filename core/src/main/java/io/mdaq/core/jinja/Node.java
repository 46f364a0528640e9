// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a template that writes or sets something. */
sealed interface Node {

  /** What the enclosing loop does next. */
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  Flow render(Context context);

  record Data(String text) implements Node {
    @Override
    public Flow render(Context context) {
      context.write(text);
      return Flow.NEXT;
    }
  }

  /** Adds the line to whatever goes wrong inside of a tag. */
  record AtLine(int line, Node node) implements Node {
    @Override
    public Flow render(Context context) {
      try {
        return node.render(context);
      } catch (TemplateException e) {
        throw e.at(line);
      }
    }
  }

  record Print(Expression expression) implements Node {
    @Override
    public Flow render(Context context) {
      context.write(Printing.text(expression.compute(context)));
      return Flow.NEXT;
    }
  }

  record Block(List<Node> nodes) implements Node {
    @Override
    public Flow render(Context context) {
      for (Node node : nodes) {
        context.budget().step();
        Flow flow = node.render(context);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    }
  }

  record If(Expression condition, Node then, Node otherwise) implements Node {
    @Override
    public Flow render(Context context) {
      return (Python.isTrue(condition.compute(context)) ? then : otherwise).render(context);
    }
  }

  record Set(String name, Expression value) implements Node {
    @Override
    public Flow render(Context context) {
      context.set(name, value.compute(context));
      return Flow.NEXT;
    }
  }

  /** {@code {% set name %}…{% endset %}}. */
  record SetBlock(String name, Node body) implements Node {
    @Override
    public Flow render(Context context) {
      context.set(name, new Text(context.capture(() -> body.render(context))));
      return Flow.NEXT;
    }
  }

  /** {@code {% set namespace.field = value %}}. */
  record SetField(String namespace, String field, Expression value) implements Node {
    @Override
    public Flow render(Context context) {
      if (!(context.get(namespace) instanceof Value.Namespace fields)) {
        throw new TemplateException(namespace + " is no namespace; only its fields can be set");
      }
      fields.set(field, value.compute(context));
      return Flow.NEXT;
    }
  }

  /** {@code break} or {@code continue}. */
  record Jump(Flow flow) implements Node {
    @Override
    public Flow render(Context context) {
      return flow;
    }
  }

  /**
   * A loop.
   *
   * @param targets one name, or several that take an element apart
   * @param condition which elements take part
   * @param otherwise what is done if none did
   */
  record For(
      List<String> targets,
      Expression elements,
      Optional<Expression> condition,
      Node body,
      Node otherwise)
      implements Node {
    @Override
    public Flow render(Context context) {
      List<Value> taken = new ArrayList<>();
      for (Value element : Python.elements(elements.compute(context))) {
        context.budget().step();
        if (condition.isEmpty() || takes(context, element, condition.get())) {
          taken.add(element);
        }
      }
      if (taken.isEmpty()) {
        return otherwise.render(context);
      }
      for (int i = 0; i < taken.size(); i++) {
        int round = i;
        Flow flow = context.inScope(() -> renderRound(context, taken, round));
        if (flow == Flow.BREAK) {
          break;
        }
      }
      return Flow.NEXT;
    }

    private boolean takes(Context context, Value element, Expression wanted) {
      return context.inScope(
          () -> {
            assign(context, element);
            return Python.isTrue(wanted.compute(context));
          });
    }

    private Flow renderRound(Context context, List<Value> taken, int round) {
      assign(context, taken.get(round));
      context.set("loop", loop(taken, round));
      return body.render(context);
    }

    private void assign(Context context, Value element) {
      if (targets.size() == 1) {
        context.set(targets.get(0), element);
        return;
      }
      List<Value> parts = Python.elements(element);
      if (parts.size() != targets.size()) {
        throw new TemplateException(
            "an element of " + parts.size() + " parts for " + targets.size() + " names");
      }
      for (int i = 0; i < parts.size(); i++) {
        context.set(targets.get(i), parts.get(i));
      }
    }

    private static Value loop(List<Value> taken, int round) {
      int size = taken.size();
      Map<String, Value> loop = new LinkedHashMap<>();
      loop.put("index", new Int(round + 1L));
      loop.put("index0", new Int(round));
      loop.put("revindex", new Int(size - (long) round));
      loop.put("revindex0", new Int(size - 1L - round));
      loop.put("first", Bool.of(round == 0));
      loop.put("last", Bool.of(round == size - 1));
      loop.put("length", new Int(size));
      if (round > 0) {
        loop.put("previtem", taken.get(round - 1));
      }
      if (round < size - 1) {
        loop.put("nextitem", taken.get(round + 1));
      }
      return new Table(loop);
    }
  }

  /**
   * A macro's definition.
   *
   * @param defaults values of parameters that a call may leave out
   */
  record Macro(String name, List<String> parameters, Map<String, Expression> defaults, Node body)
      implements Node {
    @Override
    public Flow render(Context context) {
      Context.Scope outer = context.scope();
      Value.Function function =
          (caller, arguments) -> {
            caller.budget().enter();
            try {
              return caller.inScope(outer, () -> call(caller, arguments));
            } finally {
              caller.budget().leave();
            }
          };
      context.set(name, function);
      return Flow.NEXT;
    }

    private Value call(Context context, Arguments arguments) {
      if (arguments.positional().size() > parameters.size()
          || !parameters.containsAll(arguments.named().keySet())) {
        throw new TemplateException("the macro " + name + " has no such parameters");
      }
      for (int i = 0; i < parameters.size(); i++) {
        String parameter = parameters.get(i);
        Value value =
            arguments
                .find(i, parameter)
                .or(
                    () ->
                        Optional.ofNullable(defaults.get(parameter))
                            .map(expression -> expression.compute(context)))
                .orElse(new Value.Absent(parameter));
        context.set(parameter, value);
      }
      return new Text(context.capture(() -> body.render(context)));
    }
  }

  /** Nothing at all. */
  static Node empty() {
    return new Block(List.of());
  }
}
