// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.problem.UserException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigReaderTest {

  private static final String DECODER =
      "'vocab_size':300,'hidden_size':64,'intermediate_size':160,'num_hidden_layers':2,"
          + "'num_attention_heads':4,'max_position_embeddings':256";

  private static final String ENCODER =
      "'model_type':'xlm-roberta','vocab_size':300,'hidden_size':48,'intermediate_size':96,"
          + "'num_hidden_layers':2,'num_attention_heads':4,'max_position_embeddings':130";

  /** The defaults of the classes in transformers, read at commit 008e5743. */
  @Test
  void fillsInWhatEachArchitectureLeavesOut() {
    assertThat(decoder("llama", ""))
        .isEqualTo(
            new DecoderConfig(
                Architecture.LLAMA,
                300,
                64,
                160,
                2,
                4,
                4,
                16,
                256,
                1e-6,
                Rope.unscaled(10_000),
                AttentionBias.NONE,
                MlpBias.NONE,
                OutputHead.SEPARATE));
    assertThat(decoder("qwen2", "").attentionBias()).isEqualTo(AttentionBias.QKV);
    assertThat(decoder("qwen2", "").outputHead()).isEqualTo(OutputHead.SEPARATE);
    assertThat(decoder("qwen3", "").headSize()).isEqualTo(128);
    assertThat(decoder("qwen3", "").hasQueryKeyNorm()).isTrue();
    assertThat(read("{" + ENCODER + "}"))
        .isEqualTo(new EncoderConfig(300, 48, 96, 2, 4, 130, 2, 1e-12, 1));
  }

  @Test
  void readsEveryKey() {
    DecoderConfig llama =
        decoder(
            "llama",
            "'num_key_value_heads':2,'head_dim':32,'rms_norm_eps':1e-5,'rope_theta':5e5,"
                + "'attention_bias':true,'mlp_bias':true,'tie_word_embeddings':true");

    assertThat(llama.keyValueHeads()).isEqualTo(2);
    assertThat(llama.headSize()).isEqualTo(32);
    assertThat(llama.queryWidth()).isEqualTo(128);
    assertThat(llama.keyValueWidth()).isEqualTo(64);
    assertThat(llama.rmsNormEpsilon()).isEqualTo(1e-5);
    assertThat(llama.rope()).isEqualTo(Rope.unscaled(500_000));
    assertThat(llama.attentionBias()).isEqualTo(AttentionBias.QKVO);
    assertThat(llama.mlpBias()).isEqualTo(MlpBias.ALL);
    assertThat(llama.outputHead()).isEqualTo(OutputHead.TIED);
    assertThat(decoder("qwen2", "'attention_bias':false").attentionBias())
        .isEqualTo(AttentionBias.QKV);
    assertThat(read("{" + ENCODER + ",'pad_token_id':5,'type_vocab_size':1}").maxTokens())
        .isEqualTo(124);
  }

  @Test
  void readsRotaryPositionsInEitherLayout() {
    String numbers =
        "'factor':8,'low_freq_factor':1,'high_freq_factor':4,"
            + "'original_max_position_embeddings':8192";
    Rope expected = new Rope(5e5, new Rope.Llama3(8, 1, 4, 8192));

    assertThat(
            decoder(
                    "llama",
                    "'rope_theta':5e5,'rope_scaling':{'rope_type':'llama3'," + numbers + "}")
                .rope())
        .isEqualTo(expected);
    assertThat(
            decoder(
                    "llama",
                    "'rope_parameters':{'rope_type':'llama3','rope_theta':5e5," + numbers + "}")
                .rope())
        .isEqualTo(expected);
    assertThat(decoder("llama", "'rope_scaling':{'type':'linear','factor':2}").rope().scaling())
        .isEqualTo(new Rope.Linear(2));
    assertThat(decoder("qwen3", "'rope_scaling':null").rope()).isEqualTo(Rope.unscaled(10_000));
    assertThat(decoder("llama", "'rope_parameters':{'rope_type':'default','rope_theta':7}").rope())
        .isEqualTo(Rope.unscaled(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'model_type':'gpt2'|\"gpt2\", which is not supported; known are xlm-roberta, llama, qwen2, qwen3",
        "'model_type':null|model_type is missing; known are",
        "'num_attention_heads':5|num_attention_heads is 5, hidden_size is 64; allowed are divisors",
        "'num_attention_heads':0|num_attention_heads is 0; allowed are 1 to 1024",
        "'num_key_value_heads':3|num_key_value_heads is 3, num_attention_heads is 4",
        "'num_key_value_heads':8|num_key_value_heads is 8",
        "'head_dim':15|head_dim is 15; allowed are even numbers",
        "'head_dim':-2|head_dim is -2; allowed are 2 to 1024",
        "'hidden_size':-64|hidden_size is -64; allowed are 1 to 65536",
        "'hidden_size':'64'|hidden_size must be a whole number",
        "'hidden_size':null|hidden_size is missing",
        "'vocab_size':99999999|vocab_size is 99999999",
        "'num_hidden_layers':100000|num_hidden_layers is 100000; allowed are 1 to 1024",
        "'num_hidden_layers':1e300|num_hidden_layers must be a whole number",
        "'rms_norm_eps':NaN|rms_norm_eps is NaN; allowed are numbers above 0",
        "'rms_norm_eps':0|rms_norm_eps is 0.0",
        "'rope_theta':-1|rope_theta is -1.0; allowed are 1.0 to",
        "'rope_theta':Infinity|rope_theta is Infinity",
        "'rope_scaling':{'type':'linear','factor':2,'rope_theta':7},'rope_theta':8|rope_scaling.rope_theta is 7.0, but the same key outside is 8.0",
        "'rope_parameters':{'full_attention':{'rope_type':'default'}}|rope_parameters.full_attention is an object",
        "'rope_scaling':{'rope_type':'yarn'}|rope_scaling.rope_type is \"yarn\"; known are default",
        "'rope_scaling':{'type':'linear','factor':0.5}|factor is 0.5",
        "'rope_scaling':{'type':'linear'}|rope_scaling.factor is missing",
        "'rope_scaling':{'type':'llama3','factor':8,'low_freq_factor':4,'high_freq_factor':4,'original_max_position_embeddings':8}|high_freq_factor is 4.0; allowed are numbers above",
        "'partial_rotary_factor':0.5|partial_rotary_factor is 0.5; allowed is 1",
        "'hidden_act':'relu'|hidden_act is \"relu\"; allowed is \"silu\"",
        "'use_sliding_window':true,'sliding_window':128,'max_window_layers':0|sliding_window is 128 and in use",
        "'layer_types':['full_attention','sliding_attention']|layer_types must all be",
        "'quantization_config':{}|quantization_config is present",
      })
  void refusesWhatCannotBeRun(String change, String message) {
    String key = change.substring(0, change.indexOf(':'));
    String kept = ("'model_type':'llama'," + DECODER).replaceAll(key + ":[^,]*,?", "");

    assertThatThrownBy(() -> read(("{" + kept + "," + change + "}").replace(",,", ",")))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("config.json: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'pad_token_id':-1|pad_token_id is -1",
        "'pad_token_id':129|leaves no position behind pad_token_id 129",
        "'pad_token_id':300|pad_token_id is 300; allowed are 0 to 299",
        "'layer_norm_eps':NaN|layer_norm_eps is NaN",
        "'type_vocab_size':0|type_vocab_size is 0",
        "'position_embedding_type':'relative_key'|allowed is \"absolute\"",
        "'hidden_act':'gelu_new'|allowed is \"gelu\"",
        "'is_decoder':true|is_decoder is true; allowed is false",
      })
  void refusesEncodersThatCannotBeRun(String change, String message) {
    assertThatThrownBy(() -> read("{" + ENCODER + "," + change + "}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void allowsAWindowThatIsNotInUseOrWiderThanTheTexts() {
    assertThat(decoder("qwen2", "'use_sliding_window':false,'sliding_window':1")).isNotNull();
    assertThat(decoder("qwen2", "'use_sliding_window':true,'sliding_window':256")).isNotNull();
    assertThat(
            decoder("qwen2", "'use_sliding_window':true,'sliding_window':1,'max_window_layers':9"))
        .isNotNull();
    assertThat(decoder("qwen2", "'use_sliding_window':true,'sliding_window':null")).isNotNull();
    assertThat(decoder("qwen3", "'layer_types':['full_attention','full_attention']")).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatTheWriterWrites(KnownShape shape) {
    String json = ConfigWriter.write(shape.config(), DType.F32).toString();

    assertThat(read(json.replace('"', '\''))).isEqualTo(shape.config());
  }

  @Test
  void writesScalingToo() {
    DecoderConfig plain = decoder("llama", "");
    for (Rope.Scaling scaling :
        new Rope.Scaling[] {new Rope.Linear(2), new Rope.Llama3(8, 1, 4, 64)}) {
      DecoderConfig scaled =
          new DecoderConfig(
              plain.architecture(),
              plain.vocabularySize(),
              plain.hiddenSize(),
              plain.intermediateSize(),
              plain.layers(),
              plain.heads(),
              plain.keyValueHeads(),
              plain.headSize(),
              plain.maxTokens(),
              plain.rmsNormEpsilon(),
              new Rope(10_000, scaling),
              AttentionBias.QKVO,
              MlpBias.ALL,
              OutputHead.TIED);
      String json = ConfigWriter.write(scaled, DType.BF16).toString();
      assertThat(read(json.replace('"', '\''))).isEqualTo(scaled);
    }
  }

  private static DecoderConfig decoder(String type, String more) {
    String end = more.isEmpty() ? "}" : "," + more + "}";
    return (DecoderConfig) read("{'model_type':'" + type + "'," + DECODER + end);
  }

  private static ModelConfig read(String json) {
    return ConfigReader.read(
        JsonObject.parse("config.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
