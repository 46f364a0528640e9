// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a page of documentation promises, read as CommonMark.
 *
 * @param name the path from the project's folder, such as {@code docs/study.md}
 * @param links where its links and images lead, as written
 * @param anchors of its headings, as GitHub names them
 * @param inlineCode texts between backticks, line breaks as spaces
 * @param blocks of code, in their order
 */
record MarkdownPage(
    String name,
    List<String> links,
    List<String> anchors,
    List<String> inlineCode,
    List<Block> blocks) {

  /**
   * A block of code.
   *
   * @param language as the fence names it; empty where there is none
   */
  record Block(String language, String text) {}

  static MarkdownPage read(Path root, String name) {
    try {
      return parse(name, Files.readString(root.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage parse(String name, String text) {
    Reader reader = new Reader();
    Parser.builder().build().parse(text).accept(reader);
    return new MarkdownPage(name, reader.links, reader.anchors(), reader.inlineCode, reader.blocks);
  }

  /** The commands of all blocks that are to be typed into a shell, in their order. */
  List<ShellLine> shellLines() {
    return blocks.stream()
        .filter(block -> block.language().equals("bash"))
        .flatMap(block -> ShellLine.of(block.text()).stream())
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Reader extends AbstractVisitor {

    private final List<String> links = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<String> inlineCode = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(Code code) {
      inlineCode.add(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
      blocks.add(new Block(block.getInfo(), block.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      blocks.add(new Block("", block.getLiteral()));
    }

    @Override
    public void visit(Heading heading) {
      headings.add(words(heading));
      visitChildren(heading);
    }

    private static String words(Node node) {
      String own =
          node instanceof Text text
              ? text.getLiteral()
              : node instanceof Code code ? code.getLiteral() : "";
      return own
          + Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext)
              .map(Reader::words)
              .reduce("", String::concat);
    }

    /** A heading that comes a second time gets a number. */
    private List<String> anchors() {
      List<String> anchors = new ArrayList<>();
      for (String heading : headings) {
        String anchor =
            heading
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
        String unique = anchor;
        for (int i = 1; anchors.contains(unique); i++) {
          unique = anchor + "-" + i;
        }
        anchors.add(unique);
      }
      return anchors;
    }
  }
}
